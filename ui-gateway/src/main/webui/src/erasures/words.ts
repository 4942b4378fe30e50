import type { ErasurePart, ErasureReceipt } from "../api/erasures";

const kinds: Readonly<Record<string, string>> = {
  addresses: "Addresses",
  authors: "Authors of copied messages",
  contacts: "Contacts",
  conversations: "Conversations",
  deletedMessageMarks: "Marks of messages deleted before",
  journalAttempts: "Failed attempts in the journal",
  journalEntries: "Journal entries emptied",
  journalLanes: "Lanes of the journal",
  journalSteps: "Step results in the journal",
  media: "Media",
  members: "Members of linked conversations",
  messages: "Messages",
  messagesAtTwilio: "Messages deleted at Twilio",
  notes: "Notes",
  optOutsKept: "Opt-outs kept as a hash",
  outboundTasks: "Outbound tasks",
  outboxRecords: "Updates not published yet",
  prompts: "Questions to agents",
  relayedMessages: "Marks of relayed messages",
  reservations: "Offers of tasks",
  scheduledMessages: "Scheduled messages",
  tasks: "Tasks",
  taskTexts: "Tasks of others that mentioned them",
  uploads: "Uploaded files",
};

/** What a receipt counts, in words. */
export const kindWords = (kind: string): string => kinds[kind] ?? kind;

const states: Readonly<Record<string, string>> = {
  pending: "Being erased",
  stuck: "Stuck: an operator has to look at it",
  incomplete: "Not all erased: something was in use, or found too late",
  done: "Erased",
};

export const stateWords = (state: string): string => states[state] ?? state;

const titles: Readonly<Record<string, string>> = {
  pending: "A person is being erased",
  stuck: "An erasure is stuck",
  incomplete: "A person is not erased altogether",
  done: "A person was erased",
};

export const titleWords = (state: string | undefined): string => titles[state ?? ""] ?? "Receipt of an erasure";

/** Which services have not done their part, and why; empty where all have. */
export function troubleWords({ state, trouble, left, services, found }: ErasureReceipt): readonly string[] {
  const own = trouble !== null ? [`messaging: ${trouble}`] : left > 0 ? [`messaging: ${String(left)} in use`] : [];
  const late = state === "incomplete" && found > 0 ? [`${String(found)} more found that nobody was asked with yet`] : [];
  return [...own, ...late, ...services.filter(({ state }) => state !== "done").map((part) => `${part.service}: ${missing(part)}`)];
}

function missing({ state, reason, left }: ErasurePart): string {
  if (state === "pending") return "has not answered yet";
  return state === "stuck" ? (reason ?? "gave up") : `${String(left)} in use`;
}
