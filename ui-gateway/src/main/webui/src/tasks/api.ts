import { call } from "../api/client";
import type { OutboundTaskView } from "../api/types";

/** What a start that is not finished says about itself. */
interface Underway {
  readonly id: string;
  readonly state: "pending" | "undoing";
  readonly reason: string | null;
}

/** What Twilio made: the fields depend on the generation of Flex. */
export interface Started {
  readonly task?: { readonly sid: string };
  readonly chatChannel?: { readonly sid: string; readonly task_sid?: string };
}

export interface NewTask {
  readonly fromNumber: string;
  readonly toName: string;
  readonly toNumber: string;
  readonly initialNotificationMessage?: string;
  readonly targetWorkerSid?: string;
}

export const fromNumbers = (signal: AbortSignal) => call<{ readonly items: readonly string[] }>("/api/outbound-tasks/numbers", { signal });

/** What was started for a customer, newest first. */
export const startedFor = (toNumber: string, signal: AbortSignal) =>
  call<{ readonly items: readonly OutboundTaskView[] }>("/api/outbound-tasks", { query: { toNumber, limit: 100 }, signal });

/** A message of a chat of Flex. */
export interface ChatMessage {
  readonly sid: string;
  /** An identity or a customer's address. */
  readonly author: string;
  readonly body: string;
  readonly media: readonly { readonly sid: string; readonly filename?: string | null; readonly contentType?: string | null }[];
  readonly createdAt?: string | null;
}

export interface SourceMessages {
  readonly channelSid: string;
  readonly items: readonly ChatMessage[];
  /** Events that brought pictures, by the messages that have them. */
  readonly origins: Readonly<Record<string, string>>;
}

/** What was said where the customer of a task was before, oldest first. */
export const sourceMessages = (id: string, signal: AbortSignal) =>
  call<SourceMessages>(`/api/outbound-tasks/${encodeURIComponent(id)}/source-messages`, { signal });

/** Starting twice with one key starts once. */
export const startTask = (task: NewTask, idempotencyKey: string) =>
  call<Started | Underway>("/api/outbound-tasks", { method: "POST", body: task, headers: { "Idempotency-Key": idempotencyKey } });

export const outcome = (id: string) => call<Started | Underway>(`/api/outbound-tasks/${encodeURIComponent(id)}`);

export function isUnderway(answer: Started | Underway): answer is Underway {
  return "state" in answer;
}

export function taskSid(answer: Started): string | undefined {
  return answer.task?.sid ?? answer.chatChannel?.task_sid;
}
