import { call } from "./client";
import type { MessageView } from "./types";

export interface TemplateView {
  readonly sid: string;
  readonly name: string;
  readonly language: string;
  readonly body: string;
  readonly variables: readonly { readonly name: string; readonly sample: string }[];
  /** WhatsApp's: `approved`, `pending`, `received`, `rejected`, `paused`, `disabled` or `unsubmitted`. */
  readonly approval: string;
  readonly rejectionReason: string;
}

export interface TemplateList {
  readonly items: readonly TemplateView[];
  readonly readAt: string | null;
}

export interface CannedReply {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly version: number;
}

export interface ScheduledMessage {
  readonly id: string;
  readonly body: string;
  readonly author: string;
  readonly wantedAt: string;
  readonly sendAt: string;
  /** `waiting` or `refused`. */
  readonly state: string;
  readonly reason: string | null;
}

export interface AutoReply {
  readonly id?: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly position: number;
  readonly kind: string;
  readonly keywords?: readonly string[];
  readonly match?: string;
  readonly zone?: string;
  readonly hours?: readonly { readonly day: string; readonly from: string; readonly to: string }[];
  readonly holidays?: readonly string[];
  readonly channels?: readonly string[];
  readonly text: string;
  readonly version?: number;
}

export interface AutoReplyChange {
  readonly at: string;
  readonly who: string;
  readonly action: string;
  readonly rule: string;
  readonly before: { readonly name: string } | null;
  readonly after: { readonly name: string } | null;
}

interface Items<T> {
  readonly items: readonly T[];
}

const at = (path: string, id: string) => `/api/${path}/${encodeURIComponent(id)}`;

export const templates = (signal: AbortSignal) => call<TemplateList>("/api/templates", { signal });

export const readTemplates = () => call<TemplateList>("/api/templates/sync", { method: "POST" });

export const sendTemplate = (conversationId: string, sid: string, variables: Readonly<Record<string, string>>, key: string) =>
  call<MessageView>(`${at("conversations", conversationId)}/messages`, {
    method: "POST",
    body: { template: { sid, variables } },
    headers: { "Idempotency-Key": key },
  });

export const cannedReplies = (signal: AbortSignal) => call<Items<CannedReply>>("/api/canned-replies", { signal });

export const saveCannedReply = ({ id, ...reply }: Omit<CannedReply, "id"> & { id?: string }) =>
  id === undefined
    ? call<CannedReply>("/api/canned-replies", { method: "POST", body: reply })
    : call<CannedReply>(at("canned-replies", id), { method: "PUT", body: reply });

export const deleteCannedReply = (id: string) => call<unknown>(at("canned-replies", id), { method: "DELETE" });

export const autoReplies = (signal: AbortSignal) => call<Items<AutoReply>>("/api/auto-replies", { signal });

export const autoReplyChanges = (signal: AbortSignal) => call<Items<AutoReplyChange>>("/api/auto-replies/changes", { signal });

export const saveAutoReply = (rule: AutoReply) =>
  rule.id === undefined
    ? call<AutoReply>("/api/auto-replies", { method: "POST", body: rule })
    : call<AutoReply>(at("auto-replies", rule.id), { method: "PUT", body: rule });

export const deleteAutoReply = (id: string) => call<unknown>(at("auto-replies", id), { method: "DELETE" });

export const scheduledMessages = (conversationId: string, signal: AbortSignal) =>
  call<Items<ScheduledMessage>>(`${at("conversations", conversationId)}/scheduled-messages`, { signal });

export const scheduleMessage = (conversationId: string, body: string, sendAt: string) =>
  call<ScheduledMessage>(`${at("conversations", conversationId)}/scheduled-messages`, { method: "POST", body: { body, sendAt } });

export const cancelScheduled = (id: string) => call<unknown>(at("scheduled-messages", id), { method: "DELETE" });
