import type { ConversationsUpdate } from "../../api/types";

export type Sound = "received" | "sent";

const freshMillis = 2_000;

/** The sound of an update: only of a new message, and only of one that has just come, so that catching up stays silent. */
export function soundOf(type: string, { message }: ConversationsUpdate, now: number): Sound | undefined {
  if (type !== "trunkline.message.added" || !message) return undefined;
  if (now - Date.parse(message.createdAt) >= freshMillis) return undefined;
  return message.direction === "inbound" ? "received" : "sent";
}

const key = "trunkline.sounds";

/** Kept on this computer, as its loudspeaker is. */
export const soundSetting = {
  read: (): boolean => localStorage.getItem(key) !== "off",
  write: (on: boolean): void => localStorage.setItem(key, on ? "on" : "off"),
};
