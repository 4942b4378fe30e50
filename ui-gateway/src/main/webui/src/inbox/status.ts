import type { MessageView } from "../api/types";
import { durationWords } from "../shell/clock";

/** How bad it is, for colour and icon; the words always stand beside them. */
export type Tone = "waiting" | "sent" | "delivered" | "read" | "failed";

export interface StatusWords {
  readonly tone: Tone;
  readonly label: string;
  /** Why, for a message that failed or waits. */
  readonly reason?: string;
  /** Twilio's error code. */
  readonly code?: number;
}

const words: Readonly<Record<string, readonly [Tone, string]>> = {
  pending: ["waiting", "Sending"],
  accepted: ["waiting", "Accepted"],
  scheduled: ["waiting", "Scheduled"],
  queued: ["waiting", "Queued"],
  sending: ["waiting", "Sending"],
  sent: ["sent", "Sent"],
  delivered: ["delivered", "Delivered"],
  read: ["read", "Read"],
  undelivered: ["failed", "Not delivered"],
  failed: ["failed", "Failed"],
  canceled: ["failed", "Canceled"],
};

/** An outbound message's status in words; a status that came later than this console is shown as it is. */
export function statusWords(message: Pick<MessageView, "status" | "errorCode" | "errorMessage">): StatusWords {
  const [tone, label] = words[message.status] ?? (["sent", capitalised(message.status)] as const);
  const reason = message.errorMessage?.trim() || undefined;
  const code = message.errorCode ?? undefined;
  if (tone !== "failed" && tone !== "waiting") return { tone, label };
  const delayed = tone === "waiting" && (reason !== undefined || code !== undefined);
  return {
    tone,
    label: delayed && message.status === "pending" ? "Waiting to be sent again" : label,
    ...(reason === undefined ? {} : { reason }),
    ...(code === undefined ? {} : { code }),
  };
}

/** Sending takes seconds, and what is tried again says so: what is silent for longer waits for somebody. */
const longSilenceSeconds = 120;

/** The same for one that Twilio has not taken yet: whoever wrote it must not believe for ever that it is just leaving. */
export function pendingWords(message: Pick<MessageView, "status" | "errorCode" | "errorMessage" | "createdAt">, now: Date): StatusWords {
  const seconds = (now.getTime() - Date.parse(message.createdAt)) / 1_000;
  return seconds < longSilenceSeconds
    ? statusWords(message)
    : { tone: "failed", label: `Not confirmed for ${durationWords(seconds)}`, reason: "it may not have left; an operator can see why" };
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
