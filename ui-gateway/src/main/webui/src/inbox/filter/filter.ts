import type { Selection } from "../../api/conversations";
import type { ConversationView } from "../../api/types";

/** Which conversations an agent wants to see. */
export interface InboxFilter {
  readonly status: "open" | "closed";
  readonly assignee?: "me" | "none" | undefined;
  readonly needsReply?: true | undefined;
  readonly label?: string | undefined;
}

export const everythingOpen: InboxFilter = { status: "open" };

export const isNarrowed = ({ assignee, needsReply, label }: InboxFilter): boolean =>
  assignee !== undefined || needsReply !== undefined || label !== undefined;

/** Whether a conversation belongs to what is listed: what is heard of it may take it in or out without asking the gateway again. */
export function isSelected(conversation: ConversationView, { status, label, assignee, needsReply }: Selection, me: string | undefined): boolean {
  return (
    conversation.status === status &&
    (label === undefined || conversation.labels.includes(label)) &&
    (assignee === undefined || isAssigned(conversation, assignee, me)) &&
    (needsReply === undefined || conversation.needsReply)
  );
}

function isAssigned({ assignee }: ConversationView, wanted: string, me: string | undefined): boolean {
  if (wanted === "none") return assignee == null;
  return assignee === (wanted === "me" ? me : wanted);
}

/** Inbound messages that this agent has not seen, of a conversation they have looked into before. */
export function unseenBy({ received, readMarks }: ConversationView, agent: string | undefined): number {
  const mark = readMarks.find((each) => each.agent === agent);
  return mark ? Math.max(0, received - mark.received) : 0;
}

/** Labels in use, for choosing among them. */
export function labelsOf(conversations: Iterable<ConversationView>): readonly string[] {
  const labels = new Set<string>();
  for (const conversation of conversations) for (const label of conversation.labels) labels.add(label);
  return [...labels].sort((a, b) => a.localeCompare(b));
}

/** Agents who have something to do with a conversation, for choosing among them. */
export function agentsOf(conversations: Iterable<ConversationView>): readonly string[] {
  const agents = new Set<string>();
  for (const { assignee, claimedBy } of conversations) for (const agent of [assignee, claimedBy]) if (agent) agents.add(agent);
  return [...agents].sort((a, b) => a.localeCompare(b));
}
