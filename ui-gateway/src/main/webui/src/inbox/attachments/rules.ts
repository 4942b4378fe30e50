import { useQuery } from "@tanstack/react-query";
import { uploadRules, type UploadRule } from "../../api/upload";
import { byteSize } from "../media";

const none: readonly UploadRule[] = [];

/** Whether files are offered to be sent on a channel: to telephones, as mms2FlexChat's button was. */
export const takesFiles = (channel: string): boolean => channel === "sms" || channel === "whatsapp";

/** What can be sent, as the gateway has it; none while it has not said so, and then whatever comes is for the gateway to judge. */
export function useUploadRules(): readonly UploadRule[] {
  return useQuery({ queryKey: ["upload-rules"], queryFn: ({ signal }) => uploadRules(signal) }).data?.items ?? none;
}

/** For a file dialog; undefined where nothing is known. */
export function acceptedTypes(rules: readonly UploadRule[]): string | undefined {
  return rules.length === 0 ? undefined : rules.flatMap(({ mediaType, suffixes }) => [mediaType, ...suffixes]).join(",");
}

/** A file's type; not every system knows one for every file, then its name says it. */
export function typeOf(file: Pick<File, "name" | "type">, rules: readonly UploadRule[]): string {
  const type = file.type.toLowerCase();
  if (type === "audio/mp3") return "audio/mpeg";
  const name = file.name.toLowerCase();
  return type || (rules.find(({ suffixes }) => suffixes.some((suffix) => name.endsWith(suffix)))?.mediaType ?? "");
}

/** Why a file cannot be sent on this channel, in words; undefined where nothing is known against it. */
export function refusalOf(file: Pick<File, "name" | "type" | "size">, channel: string, rules: readonly UploadRule[]): string | undefined {
  if (file.size === 0) return "This file is empty.";
  if (rules.length === 0) return undefined;
  const type = typeOf(file, rules);
  const rule = rules.find(({ mediaType }) => mediaType === type);
  if (!rule) return `Files of this type cannot be sent. Possible are ${new Intl.ListFormat("en").format(rules.map(({ name }) => name))}.`;
  const limit = rule.largest[channel];
  return limit !== undefined && file.size > limit ? `${byteSize(file.size)} are too much: at most ${byteSize(limit)} can be sent here.` : undefined;
}
