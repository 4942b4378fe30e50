import { call } from "../api/client";

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
