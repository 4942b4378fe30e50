import type { MediaView } from "../api/types";

export type MediaKind = "image" | "audio" | "video" | "pdf" | "file";

/** Images that a browser shows and that cannot carry a script: SVG is a file. */
const shownImages = new Set(["image/jpeg", "image/png", "image/gif", "image/webp", "image/bmp", "image/avif"]);

export function mediaKind(contentType: string): MediaKind {
  const type = bareType(contentType);
  if (shownImages.has(type)) return "image";
  if (type.startsWith("audio/")) return "audio";
  if (type.startsWith("video/")) return "video";
  if (type === "application/pdf") return "pdf";
  return "file";
}

/** The address to load, if it is one that may be loaded: our own host's, or http(s); never `javascript:` or `data:`. */
export function safeUrl(url: string, base: string = window.location.origin): string | undefined {
  try {
    const parsed = new URL(url, base);
    return parsed.protocol === "http:" || parsed.protocol === "https:" ? parsed.href : undefined;
  } catch {
    return undefined;
  }
}

const names: Readonly<Record<string, string>> = {
  "text/vcard": "Contact card",
  "text/x-vcard": "Contact card",
  "text/calendar": "Calendar entry",
  "text/csv": "CSV table",
  "text/plain": "Text file",
};

/** What a file is, in words. */
export function mediaName({ contentType }: Pick<MediaView, "contentType">): string {
  const type = bareType(contentType);
  const known = names[type];
  if (known) return known;
  switch (mediaKind(type)) {
    case "image":
      return "Image";
    case "audio":
      return "Audio";
    case "video":
      return "Video";
    case "pdf":
      return "PDF document";
    case "file":
      return type === "" ? "File" : `File (${type})`;
  }
}

export function byteSize(size: number): string {
  if (size < 1_000) return `${size} bytes`;
  if (size < 1_000_000) return `${Math.round(size / 1_000)} kB`;
  return `${(size / 1_000_000).toFixed(1)} MB`;
}

function bareType(contentType: string): string {
  return (contentType.split(";")[0] ?? "").trim().toLowerCase();
}
