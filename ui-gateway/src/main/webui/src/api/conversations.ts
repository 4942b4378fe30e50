import { call } from "./client";
import type { AgentView, ConversationPage, ConversationView, MessagePage, MessageView, NotePage, NoteView, PresenceView, SearchPage, User } from "./types";

const pageSize = 30;

const at = (id: string) => `/api/conversations/${encodeURIComponent(id)}`;

/** Which conversations are listed. */
export interface Selection {
  readonly status: "open" | "closed";
  readonly label?: string | undefined;
  /** `me`, `none`, or an agent. */
  readonly assignee?: string | undefined;
  readonly needsReply?: true | undefined;
}

export const me = (signal?: AbortSignal) => call<User>("/api/me", signal ? { signal } : {});

export const conversations = (selection: Selection, cursor: string | undefined, signal: AbortSignal) =>
  call<ConversationPage>("/api/conversations", { query: { ...selection, limit: pageSize, cursor }, signal });

export const conversation = (id: string, signal: AbortSignal) => call<ConversationView>(at(id), { signal });

export const messages = (id: string, before: number | undefined, signal: AbortSignal) =>
  call<MessagePage>(`${at(id)}/messages`, { query: { limit: pageSize, before }, signal });

export const search = (q: string, cursor: string | undefined, signal: AbortSignal) =>
  call<SearchPage>("/api/search", { query: { q, limit: pageSize, cursor }, signal });

export const startConversation = (address: string) =>
  call<ConversationView>("/api/conversations", { method: "POST", body: { address } });

/** Sending twice with one key sends once. */
/** With `resendOf`, another try of a message that failed: it is made of that one's text. */
type NewMessage = { readonly mediaUrl: string | null } & ({ readonly body: string } | { readonly resendOf: string });

export const sendMessage = (id: string, body: NewMessage, idempotencyKey: string) =>
  call<MessageView>(`${at(id)}/messages`, {
    method: "POST",
    body,
    headers: { "Idempotency-Key": idempotencyKey },
  });

export const markRead = (id: string) => call<ConversationView>(`${at(id)}/read`, { method: "POST" });

export const nameContact = (id: string, name: string | null) => call<ConversationView>(at(id), { method: "PATCH", body: { name } });

export const setStatus = (id: string, status: "open" | "closed") =>
  call<ConversationView>(at(id), { method: "PATCH", body: { status } });

export const deleteConversation = (id: string) => call<undefined>(at(id), { method: "DELETE" });

export const claim = (id: string) => call<ConversationView>(`${at(id)}/claim`, { method: "POST" });

export const releaseClaim = (id: string) => call<ConversationView>(`${at(id)}/claim`, { method: "DELETE" });

/** To whom a conversation can be given. */
export const agents = (signal: AbortSignal) => call<{ readonly items: readonly AgentView[] }>("/api/agents", { signal });

export const assign = (id: string, agent: string | null) =>
  call<ConversationView>(`${at(id)}/assignee`, { method: "PUT", body: { agent } });

export const setLabels = (id: string, labels: readonly string[]) =>
  call<ConversationView>(`${at(id)}/labels`, { method: "PUT", body: { labels } });

export const notes = (id: string, signal: AbortSignal) => call<NotePage>(`${at(id)}/notes`, { signal });

export const addNote = (id: string, body: string) => call<NoteView>(`${at(id)}/notes`, { method: "POST", body: { body } });

/** Who is there now. */
export const presence = (id: string, signal: AbortSignal) =>
  call<{ readonly items: readonly PresenceView[] }>(`${at(id)}/presence`, { signal });

/** Tells the others what we do with a conversation; also while the page is being left. */
export const tellPresence = (id: string, state: PresenceView["state"]) =>
  call<unknown>(`${at(id)}/presence`, { method: "PUT", body: { state }, keepalive: true });

/** Has media fetched from Twilio once more; what comes of it is told by the stream. */
export const fetchMedia = (id: string) => call<unknown>(`/api/media/${encodeURIComponent(id)}/fetch`, { method: "POST" });
