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

export const workers = (signal: AbortSignal) => call<Items<WorkerView>>("/api/workers", { signal });

export const activities = (signal: AbortSignal) => call<Items<ActivityView>>("/api/activities", { signal });

export const act = (reservation: string, action: ReservationAction) =>
  call<unknown>(`/api/reservations/${encodeURIComponent(reservation)}/${action}`, { method: "POST" });

export const transfer = (reservation: string, workerSid: string) =>
  call<unknown>(`/api/reservations/${encodeURIComponent(reservation)}/transfer`, { method: "POST", body: { workerSid } });

export const setActivity = (worker: string, activitySid: string) =>
  call<unknown>(`/api/workers/${encodeURIComponent(worker)}/activity`, { method: "POST", body: { activitySid } });
