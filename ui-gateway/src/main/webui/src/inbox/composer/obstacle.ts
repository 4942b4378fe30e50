import type { ConversationView } from "../../api/types";
import { durationWords } from "../../shell/clock";

/** Why nothing can be written now. */
export interface Obstacle {
  readonly kind: "archived" | "opted-out" | "claimed" | "window";
  readonly words: string;
}

const warnSeconds = 3_600;

/** What stands between the agent and the customer; undefined where nothing does. */
export function obstacleOf(conversation: ConversationView, me: string | undefined, now: Date): Obstacle | undefined {
  const { status, optedOut, claimedBy, channel, windowEndsAt } = conversation;
  if (status === "closed") return { kind: "archived", words: "This conversation is archived. Reopen it to write." };
  if (optedOut) return { kind: "opted-out", words: "The customer has opted out of messages from this sender. Nothing can be sent until they write START." };
  if (claimedBy != null && claimedBy !== me) return { kind: "claimed", words: `${claimedBy} has claimed this conversation and alone may write in it.` };
  if (channel !== "whatsapp") return undefined;
  if (windowEndsAt == null) {
    return { kind: "window", words: "The customer has not written on WhatsApp yet. Until they do, only an approved template can be sent." };
  }
  if (Date.parse(windowEndsAt) <= now.getTime()) {
    return { kind: "window", words: "More than 24 hours have passed since the customer wrote. WhatsApp takes only an approved template now." };
  }
  return undefined;
}

export interface Countdown {
  readonly words: string;
  readonly soon: boolean;
}

/** How long WhatsApp still takes free text. */
export function windowCountdown({ channel, windowEndsAt }: ConversationView, now: Date): Countdown | undefined {
  if (channel !== "whatsapp" || windowEndsAt == null) return undefined;
  const seconds = (Date.parse(windowEndsAt) - now.getTime()) / 1_000;
  return seconds <= 0 ? undefined : { words: `Free text for another ${durationWords(seconds)}`, soon: seconds < warnSeconds };
}
