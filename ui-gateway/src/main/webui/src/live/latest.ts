import type { ConversationsUpdate, ConversationView, MessageView } from "../api/types";
import { newer } from "./version";

/** The screen is drawn anew at most this often, however much comes in. */
const shortestPauseMillis = 100;

/**
 * The newest view of everything that was heard of, by the stream or by an answer to a call of our own.
 *
 * What is on the screen is what was fetched, overlaid with this. Fetch and stream therefore need no order between them: a page
 * that was under way when an update arrived cannot hide it, as the greater version wins.
 */
export class LatestViews {
  private readonly conversationsById = new Map<string, ConversationView>();
  private readonly messagesByConversation = new Map<string, Map<string, MessageView>>();
  private readonly listeners = new Set<() => void>();
  private readonly watched = new Map<string, number>();
  private revisionNumber = 0;
  private pending = false;
  private announcedAt = -Infinity;

  /** Changes whenever something was put; tells React that there is something new to draw. */
  readonly revision = (): number => this.revisionNumber;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  conversations(): Iterable<ConversationView> {
    return this.conversationsById.values();
  }

  conversation(id: string): ConversationView | undefined {
    return this.conversationsById.get(id);
  }

  messages(conversationId: string): Iterable<MessageView> {
    return this.messagesByConversation.get(conversationId)?.values() ?? [];
  }

  /** Keeps this conversation's messages until the returned function is called; those of others are fetched when they are opened. */
  watchMessages(conversationId: string): () => void {
    this.watched.set(conversationId, (this.watched.get(conversationId) ?? 0) + 1);
    return () => {
      const left = (this.watched.get(conversationId) ?? 1) - 1;
      if (left > 0) {
        this.watched.set(conversationId, left);
      } else {
        this.watched.delete(conversationId);
        this.messagesByConversation.delete(conversationId);
      }
    };
  }

  put({ conversation, message }: ConversationsUpdate): void {
    if (conversation) this.conversationsById.set(conversation.id, newer(this.conversationsById.get(conversation.id), conversation));
    if (message && this.watched.has(message.conversationId)) {
      const messages = this.messagesByConversation.get(message.conversationId) ?? new Map<string, MessageView>();
      messages.set(message.id, newer(messages.get(message.id), message));
      this.messagesByConversation.set(message.conversationId, messages);
    }
    this.announce();
  }

  /** Nothing of a conversation stays but that it is gone, whatever older view of it may still come. */
  forget(id: string): void {
    this.messagesByConversation.delete(id);
    this.conversationsById.set(id, {
      id,
      channel: "",
      ourAddress: "",
      theirAddress: "",
      contactId: "",
      status: "deleted",
      unread: 0,
      lastActivityAt: "1970-01-01T00:00:00Z",
      createdAt: "1970-01-01T00:00:00Z",
      needsReply: false,
      labels: [],
      optedOut: false,
      received: 0,
      readMarks: [],
      version: Number.MAX_SAFE_INTEGER,
    });
    this.announce();
  }

  // One update is drawn at once; a burst (what was missed during a gap, a busy hour) a few times, not once per update.
  private announce(): void {
    if (this.pending) return;
    this.pending = true;
    setTimeout(
      () => {
        this.pending = false;
        this.announcedAt = performance.now();
        this.revisionNumber += 1;
        for (const listener of this.listeners) listener();
      },
      Math.max(0, this.announcedAt + shortestPauseMillis - performance.now()),
    );
  }
}
