import { byteSize } from "../media";

/** What Twilio's channels take from us, by type as browsers name it. */
const accepted: Readonly<Record<string, string>> = {
  "image/jpeg": "JPEG",
  "image/png": "PNG",
  "audio/mpeg": "MP3",
  "audio/ogg": "OGG",
  "audio/amr": "AMR",
  "video/mp4": "MP4",
  "application/pdf": "PDF",
};

const byExtension: Readonly<Record<string, string>> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  mp3: "audio/mpeg",
  ogg: "audio/ogg",
  amr: "audio/amr",
  mp4: "video/mp4",
  pdf: "application/pdf",
};

const megabyte = 1_000_000;
const largest: Readonly<Record<string, number>> = { sms: 5 * megabyte, whatsapp: 16 * megabyte, messenger: 25 * megabyte, rcs: 16 * megabyte };

export const acceptedTypes = [...Object.keys(accepted), ...Object.keys(byExtension).map((extension) => `.${extension}`)].join(",");

/** A file's type; not every system knows one for every file, then its name says it. */
export function typeOf(file: Pick<File, "name" | "type">): string {
  const type = file.type.toLowerCase();
  if (type === "audio/mp3") return "audio/mpeg";
  return type || (byExtension[file.name.split(".").at(-1)?.toLowerCase() ?? ""] ?? "");
}

/** Why a file cannot be sent on this channel, in words; undefined where it can. */
export function refusalOf(file: Pick<File, "name" | "type" | "size">, channel: string): string | undefined {
  if (!(typeOf(file) in accepted)) return `Files of this type cannot be sent. Possible are ${new Intl.ListFormat("en").format(Object.values(accepted))}.`;
  if (file.size === 0) return "This file is empty.";
  const limit = largest[channel] ?? 5 * megabyte;
  return file.size > limit ? `${byteSize(file.size)} are too much: at most ${byteSize(limit)} can be sent here.` : undefined;
}
