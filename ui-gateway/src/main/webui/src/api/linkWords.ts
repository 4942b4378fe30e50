import { ApiError, call } from "./client";
import type { LinkView } from "./links";

/** What the gateway serves of the words in linked conversations, below `/api/links/{id}/messages`. */
export interface WordsView {
  readonly sid: string;
  readonly author: string;
  readonly body: string;
  /** Number of files. */
  readonly media: number;
  /** Absent where a bridge of an earlier release answers. */
  readonly files?: readonly LinkFile[];
  readonly saidAt?: string | null;
}

/** A file as Twilio describes it. */
export interface LinkFile {
  readonly name?: string | null;
  readonly contentType: string;
  readonly size?: number | null;
}

const at = (id: string) => `/api/links/${encodeURIComponent(id)}/messages`;

/** The newest of the first side, oldest first; read at Twilio. */
export const words = (id: string, signal: AbortSignal) => call<{ readonly items: readonly WordsView[] }>(at(id), { query: { limit: 50 }, signal });

/**
 * @param key the same words with the same key are said once
 * @param mediaUrl of an uploaded file
 */
export const say = (id: string, body: string, key: string, mediaUrl?: string) =>
  call<{ readonly eventId: string }>(at(id), { method: "POST", body: { side: "first", body, mediaUrl }, headers: { "Idempotency-Key": key } });

/** Where what a file holds is loaded from. @param number its place in the message */
export const fileAddress = (id: string, sid: string, number: number): string => `${at(id)}/${encodeURIComponent(sid)}/files/${number}?side=first`;

/** Has words tried again that were not said. */
export const sayAgain = (id: string, entry: number) => call<{ readonly entryId: number }>(`${at(id)}/${entry}/retry`, { method: "POST" });

/** The link of a conversation, if it has one. */
export async function linkOf(conversation: string): Promise<LinkView | undefined> {
  try {
    return await call<LinkView>(`/api/links/of/${encodeURIComponent(conversation)}`);
  } catch (cause) {
    if (cause instanceof ApiError && cause.status === 404) return undefined;
    throw cause;
  }
}
