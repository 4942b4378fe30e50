import type { ConversationView, MessagePage, MessageView } from "../api/types";
import { newer } from "../live/version";

const isOpen = (conversation: ConversationView): boolean => conversation.status === "open";

/** Conversations of all pages and updates that are wanted, each once in its newest version, newest activity first. */
export function mergeConversations(
  fetched: Iterable<ConversationView>,
  heard: Iterable<ConversationView>,
  wanted: (conversation: ConversationView) => boolean = isOpen,
): readonly ConversationView[] {
  return newestOf(fetched, heard)
    .filter(wanted)
    .map((conversation) => ({ conversation, activity: instantKey(conversation.lastActivityAt) }))
    .sort((a, b) => compare(b.activity, a.activity) || compare(a.conversation.id, b.conversation.id))
    .map(({ conversation }) => conversation);
}

/**
 * Messages in the order of their arrival. An update about a message older than the pages fetched so far is left out: it would
 * stand before a gap, and comes anyway when its page is fetched.
 */
export function mergeMessages(pages: readonly MessagePage[], heard: Iterable<MessageView>): readonly MessageView[] {
  const fetched = pages.flatMap((page) => page.items);
  const complete = pages.length > 0 && pages.every((page) => page.next === null || page !== pages.at(-1));
  const oldest = complete ? -Infinity : fetched.reduce((least, message) => Math.min(least, message.seq), Infinity);
  const shown = [...heard].filter((message) => message.seq >= oldest);
  return newestOf(fetched, shown).sort((a, b) => a.seq - b.seq);
}

function newestOf<T extends { readonly id: string; readonly version: number }>(fetched: Iterable<T>, heard: Iterable<T>): T[] {
  const byId = new Map<string, T>();
  for (const views of [fetched, heard]) for (const view of views) byId.set(view.id, newer(byId.get(view.id), view));
  return [...byId.values()];
}

/** Sorts like the instant it is made of: Java writes as many decimals as it needs, which plain text order gets wrong. */
function instantKey(instant: string): string {
  const [seconds = "", fraction = ""] = instant.replace(/Z$/, "").split(".");
  return `${seconds}.${fraction.padEnd(9, "0")}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
