import { ApiError, wordsOf } from "../../api/client";
import type { MessageView } from "../../api/types";

/** What an agent sent and the gateway has not confirmed. */
export interface OutgoingMessage {
  /** The idempotency key: however often this is sent, the customer gets it once. */
  readonly key: string;
  readonly conversationId: string;
  readonly body: string;
  readonly attachment: SentAttachment | null;
  /** The failed message that this is another try of: it has one, whoever asks for it. */
  readonly resendOf?: string;
  /** Position of the newest message when this was sent: it can only be one behind that. */
  readonly afterSeq: number;
  /** Set once it is known that this was not sent, or not known whether it was. */
  readonly failure: Failure | null;
}

export interface SentAttachment {
  readonly name: string;
  readonly mediaUrl: string;
}

export interface Failure {
  readonly reason: string;
  readonly twilioCode: number | null;
  /** Whether the gateway has refused it, rather than not answered. */
  readonly refused: boolean;
  /** The message the gateway keeps of it, as failed. */
  readonly messageId: string | null;
}

export interface OutgoingPorts {
  post(message: OutgoingMessage): Promise<MessageView>;
  onSent(message: MessageView): void;
  readonly storage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  newKey(): string;
}

const stored = "trunkline.outgoing";

/**
 * Messages on their way to the gateway, one after the other in each conversation. They are drawn at once, as what they are: not yet
 * sent. One whose fate is unknown is only sent again under its own key. They outlive the page, as a lost session loads it anew.
 */
export class OutgoingMessages {
  private messages: readonly OutgoingMessage[];
  private readonly listeners = new Set<() => void>();
  /** Messages that were answered for: none of these is another one that waits. */
  readonly confirmed = new Set<string>();
  private readonly tails = new Map<string, Promise<void>>();

  constructor(private readonly ports: OutgoingPorts) {
    this.messages = restored(ports.storage).map((message) =>
      message.failure ? message : { ...message, failure: unknownFate("The page was loaded anew before this was confirmed.") },
    );
  }

  readonly all = (): readonly OutgoingMessage[] => this.messages;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  send(wanted: Pick<OutgoingMessage, "conversationId" | "body" | "attachment" | "afterSeq" | "resendOf">): Promise<void> {
    const message = { ...wanted, key: this.ports.newKey(), failure: null };
    this.change([...this.messages, message]);
    return this.post(message);
  }

  sendAgain(key: string): Promise<void> {
    const message = this.messages.find((each) => each.key === key);
    if (!message?.failure) return Promise.resolve();
    const { refused, messageId } = message.failure;
    // What was refused is a new message, another try of the one that is kept; what may have arrived is the same one.
    const again = {
      ...message,
      key: refused ? this.ports.newKey() : message.key,
      ...(messageId === null ? {} : { resendOf: messageId }),
      failure: null,
    };
    this.change(this.messages.map((each) => (each.key === key ? again : each)));
    return this.post(again);
  }

  discard(key: string): void {
    if (this.messages.some((message) => message.key === key)) this.change(this.messages.filter((message) => message.key !== key));
  }

  private post(message: OutgoingMessage): Promise<void> {
    const before = this.tails.get(message.conversationId) ?? Promise.resolve();
    const done = before.then(async () => {
      try {
        const sent = await this.ports.post(message);
        this.confirmed.add(sent.id);
        this.ports.onSent(sent);
        this.discard(message.key);
      } catch (error) {
        this.change(this.messages.map((each) => (each.key === message.key ? { ...each, failure: failureOf(error) } : each)));
      }
    });
    this.tails.set(message.conversationId, done);
    return done;
  }

  private change(messages: readonly OutgoingMessage[]): void {
    this.messages = messages;
    if (messages.length === 0) this.ports.storage.removeItem(stored);
    else this.ports.storage.setItem(stored, JSON.stringify(messages));
    for (const listener of this.listeners) listener();
  }
}

/** Those of a conversation that are not among its messages yet. */
export function unconfirmed(
  outgoing: readonly OutgoingMessage[],
  messages: readonly MessageView[],
  author: string | undefined,
  confirmed: ReadonlySet<string>,
): readonly OutgoingMessage[] {
  const taken = new Set(confirmed);
  return outgoing.filter((wanted) => {
    const message = messages.find((each) => !taken.has(each.id) && isSame(wanted, each, author));
    if (message) taken.add(message.id);
    return message === undefined;
  });
}

function isSame(wanted: OutgoingMessage, message: MessageView, author: string | undefined): boolean {
  if (wanted.failure?.messageId) return message.id === wanted.failure.messageId;
  if (wanted.resendOf !== undefined) return message.resendOf === wanted.resendOf;
  return (
    message.direction === "outbound" &&
    message.seq > wanted.afterSeq &&
    message.body === wanted.body &&
    message.media.length > 0 === (wanted.attachment !== null) &&
    (author === undefined || message.author === author)
  );
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof ApiError)) return unknownFate(wordsOf(error));
  return {
    reason: wordsOf(error),
    twilioCode: error.twilioCode ?? null,
    refused: error.twilioCode !== undefined || error.messageId !== undefined || (error.status >= 400 && error.status < 499),
    messageId: error.messageId ?? null,
  };
}

function unknownFate(reason: string): Failure {
  return { reason, twilioCode: null, refused: false, messageId: null };
}

function restored(storage: OutgoingPorts["storage"]): readonly OutgoingMessage[] {
  try {
    const messages: unknown = JSON.parse(storage.getItem(stored) ?? "[]");
    return Array.isArray(messages) ? (messages as OutgoingMessage[]) : [];
  } catch {
    return [];
  }
}

/** Random; `crypto.randomUUID` is only there on https and localhost. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
