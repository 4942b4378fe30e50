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
  uploads: "Uploaded files",
};

/** What a receipt counts, in words. */
export const kindWords = (kind: string): string => kinds[kind] ?? kind;

const states: Readonly<Record<string, string>> = {
  pending: "Being erased",
  stuck: "Stuck: an operator has to look at it",
  done: "Erased",
};

export const stateWords = (state: string): string => states[state] ?? state;
