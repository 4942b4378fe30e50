import { call } from "./client";
import type { ConversationPage, ConversationView, MessagePage, MessageView, User } from "./types";

const pageSize = 30;

const at = (id: string) => `/api/conversations/${encodeURIComponent(id)}`;

export const me = (signal?: AbortSignal) => call<User>("/api/me", signal ? { signal } : {});

export const openConversations = (cursor: string | undefined, signal: AbortSignal) =>
  call<ConversationPage>("/api/conversations", { query: { status: "open", limit: pageSize, cursor }, signal });

export const conversation = (id: string, signal: AbortSignal) => call<ConversationView>(at(id), { signal });

export const messages = (id: string, before: number | undefined, signal: AbortSignal) =>
  call<MessagePage>(`${at(id)}/messages`, { query: { limit: pageSize, before }, signal });

export const startConversation = (address: string) =>
  call<ConversationView>("/api/conversations", { method: "POST", body: { address } });

/** Sending twice with one key sends once. */
export const sendMessage = (id: string, body: string, idempotencyKey: string) =>
  call<MessageView>(`${at(id)}/messages`, {
    method: "POST",
    body: { body, mediaUrl: null },
    headers: { "Idempotency-Key": idempotencyKey },
  });

export const markRead = (id: string) => call<ConversationView>(`${at(id)}/read`, { method: "POST" });

/** Has media fetched from Twilio once more; what comes of it is told by the stream. */
export const fetchMedia = (id: string) => call<unknown>(`/api/media/${encodeURIComponent(id)}/fetch`, { method: "POST" });
