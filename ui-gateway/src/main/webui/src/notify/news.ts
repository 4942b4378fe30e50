import type { ReservationView } from "../api/taskBoard";
import type { ConversationsUpdate } from "../api/types";
import { customerOf } from "../board/words";
import { contactLabel } from "../inbox/address";

/** What somebody who does not look at the page is told. */
export interface News {
  /** A later one with the same tag takes its place. */
  readonly tag: string;
  readonly title: string;
  readonly body: string;
  /** The page that shows it. */
  readonly path: string;
}

export interface Reader {
  readonly name: string | undefined;
  readonly isMine: (reservation: ReservationView) => boolean;
}

/** What is older was missed, not news: after a gap much comes at once. */
const freshMillis = 60_000;
const longest = 160;

/** The news in an update: a customer's message that is nobody else's, or a task that is offered to the reader. */
export function newsOf(type: string, { conversation, message, task }: ConversationsUpdate, reader: Reader, now: number): News | undefined {
  const isFresh = (instant: string) => now - Date.parse(instant) < freshMillis;
  if (type === "trunkline.message.added" && conversation && message) {
    const others = conversation.assignee != null && conversation.assignee !== reader.name;
    if (message.direction !== "inbound" || others || !isFresh(message.createdAt)) return undefined;
    return {
      tag: `conversation ${conversation.id}`,
      title: contactLabel(conversation),
      body: message.body.slice(0, longest) || "Sent a file",
      path: `/conversations/${encodeURIComponent(conversation.id)}`,
    };
  }
  const offer = type === "trunkline.task.changed" ? task?.reservations.find(({ status }) => status === "pending") : undefined;
  if (task && offer && reader.isMine(offer) && isFresh(offer.createdAt)) {
    return { tag: `offer ${offer.sid}`, title: "New task", body: customerOf(task), path: "/tasks" };
  }
  return undefined;
}
