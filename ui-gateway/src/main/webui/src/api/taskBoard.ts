import { call } from "./client";

/** What the gateway serves of TaskRouter's board, below `/api`. */

export interface ReservationView {
  readonly sid: string;
  readonly workerSid?: string | null;
  readonly workerName?: string | null;
  readonly status: string;
  readonly createdAt: string;
  readonly changedAt: string;
  /** When an offer that nobody answers is given back. */
  readonly until?: string | null;
}

export interface TaskView {
  readonly sid: string;
  readonly account: string;
  readonly workspaceSid: string;
  readonly status: string;
  readonly priority: number;
  readonly channel?: string | null;
  /** JSON text. */
  readonly attributes: string;
  readonly queueName?: string | null;
  readonly createdAt: string;
  readonly queuedAt?: string | null;
  readonly assignedAt?: string | null;
  readonly reservations: readonly ReservationView[];
}

export interface QueueView {
  readonly sid?: string | null;
  readonly name?: string | null;
  readonly account: string;
  readonly waiting: number;
  readonly offered: number;
  readonly assigned: number;
  readonly oldestWaitingSince?: string | null;
  readonly averageWaitSeconds: number;
  readonly sla: "ok" | "warning" | "breached";
}

export interface WorkerView {
  readonly sid: string;
  readonly account: string;
  readonly workspaceSid: string;
  readonly name: string;
  readonly activitySid?: string | null;
  readonly activityName?: string | null;
  readonly available?: boolean | null;
  readonly since: string;
}

export interface ActivityView {
  readonly sid: string;
  readonly account: string;
  readonly workspaceSid: string;
  readonly name: string;
  readonly available: boolean;
}

interface Items<T> {
  readonly items: readonly T[];
}

export type ReservationAction = "accept" | "reject" | "wrap-up" | "complete";

export const tasks = (signal: AbortSignal) => call<Items<TaskView>>("/api/tasks", { signal });

export const queues = (signal: AbortSignal) => call<Items<QueueView>>("/api/queues", { signal });

/** All of them, page after page. */
export async function workers(signal: AbortSignal): Promise<Items<WorkerView>> {
  const items: WorkerView[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await call<Items<WorkerView> & { readonly next?: string | null }>("/api/workers", { query: { cursor: cursor ?? undefined }, signal });
    items.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return { items };
}

/** The caller's own, one for each account at most, as a rule. */
export const ownWorkers = (signal: AbortSignal) => call<Items<WorkerView>>("/api/workers/mine", { signal });

export const activities = (signal: AbortSignal) => call<Items<ActivityView>>("/api/activities", { signal });

export const act = (reservation: string, action: ReservationAction) =>
  call<unknown>(`/api/reservations/${encodeURIComponent(reservation)}/${action}`, { method: "POST" });

/** Whom a task can be given to. */
export interface TransferTargets {
  readonly workers: readonly WorkerView[];
  readonly queues: readonly { readonly sid: string; readonly name: string }[];
}

export type TransferTarget = { readonly workerSid: string } | { readonly queueSid: string };

export const transferTargets = (reservation: string, signal: AbortSignal) =>
  call<TransferTargets>(`/api/reservations/${encodeURIComponent(reservation)}/targets`, { signal });

export const transfer = (reservation: string, body: TransferTarget) =>
  call<unknown>(`/api/reservations/${encodeURIComponent(reservation)}/transfer`, { method: "POST", body });

export const setActivity = (worker: string, activitySid: string) =>
  call<unknown>(`/api/workers/${encodeURIComponent(worker)}/activity`, { method: "POST", body: { activitySid } });
