import { ApiError, call, csrfHeader, problemOf, usualHeaders } from "./client";
import { signInAgain } from "./session";

/** A file that can be sent: Twilio fetches it from `mediaUrl`. */
export interface UploadedMedia {
  readonly mediaSid: string;
  readonly mediaType: string;
  readonly mediaUrl: string;
  readonly dateCreated: string;
}

/** Brings a file to the gateway and tells how much of it has left, from 0 to 1. `fetch` cannot tell that. */
export function uploadMedia(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<UploadedMedia> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/media");
    for (const [name, value] of Object.entries({ ...usualHeaders, ...csrfHeader(document.cookie) })) {
      request.setRequestHeader(name, value);
    }
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total);
    });
    request.addEventListener("load", () => {
      if (request.status >= 200 && request.status < 300) {
        try {
          resolve(JSON.parse(request.responseText) as UploadedMedia);
        } catch {
          reject(new ApiError(request.status, "Answer not understood", "The upload was not answered with JSON."));
        }
        return;
      }
      const error = problemOf(request.status, request.responseText);
      if (error.signedOut) signInAgain();
      reject(error);
    });
    request.addEventListener("error", () =>
      reject(new ApiError(0, "No connection", "The file did not reach the gateway. Check the network and try again.")),
    );
    request.addEventListener("abort", () => reject(new ApiError(0, "Upload stopped")));
    signal.addEventListener("abort", () => request.abort());
    const form = new FormData();
    form.set("file", file);
    request.send(form);
  });
}

/** One kind of file that can be sent. */
export interface UploadRule {
  readonly mediaType: string;
  /** For people. */
  readonly name: string;
  /** What the names of its files end with. */
  readonly suffixes: readonly string[];
  /** Bytes by channel. */
  readonly largest: Readonly<Record<string, number>>;
}

export const uploadRules = (signal: AbortSignal) => call<{ readonly items: readonly UploadRule[] }>("/api/upload-rules", { signal });
