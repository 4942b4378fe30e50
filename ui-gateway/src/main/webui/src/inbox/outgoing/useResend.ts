import { useState } from "react";
import { ApiError, wordsOf } from "../../api/client";
import type { MessageView } from "../../api/types";
import { uploadMedia } from "../../api/upload";
import { safeUrl } from "../media";
import type { OutgoingMessages } from "./outgoing";

const failed = new Set(["failed", "undelivered"]);

/** Whether a message that failed can go out anew: its text, and its media as long as we have them. */
export function canBeSentAgain({ direction, status, media, body }: MessageView): boolean {
  return (
    direction === "outbound" &&
    failed.has(status) &&
    (body !== "" || media.length > 0) &&
    media.length <= 1 &&
    media.every((each) => each.state === "stored")
  );
}

export type Resend = { readonly state: "idle" | "busy" | "sent" } | { readonly state: "failed"; readonly reason: string };

/** Sends what failed as a new message; the failed one stays as it is. */
export function useResend(message: MessageView, outgoing: OutgoingMessages): { readonly resend: Resend; readonly start: () => Promise<void> } {
  const [resend, setResend] = useState<Resend>({ state: "idle" });

  const start = async () => {
    setResend({ state: "busy" });
    try {
      const attachment = await mediaAnew(message);
      const { id, conversationId, body, seq } = message;
      await outgoing.send({ conversationId, body, attachment, afterSeq: seq, resendOf: id });
      setResend({ state: "sent" });
    } catch (error) {
      setResend({ state: "failed", reason: wordsOf(error) });
    }
  };
  return { resend, start };
}

/** The address Twilio fetched the media from may have expired: it gets a new one. */
async function mediaAnew({ media: [media] }: MessageView) {
  if (!media) return null;
  const response = await fetch(safeUrl(media.url) ?? "", { credentials: "same-origin" });
  if (!response.ok) throw new ApiError(response.status, "The attachment could not be read again");
  const name = `attachment-${media.index + 1}`;
  const file = new File([await response.blob()], name, { type: media.contentType });
  const { mediaUrl } = await uploadMedia(file, () => undefined, AbortSignal.timeout(60_000));
  return { name, mediaUrl };
}
