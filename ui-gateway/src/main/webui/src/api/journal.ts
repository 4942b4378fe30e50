import { call } from "./client";

/** What the gateway serves of the services' journals to operators, below `/api/journal`. */

export interface ServiceSummary {
  readonly service: string;
  readonly reachable: boolean;
  /** Why it is not reachable. */
  readonly reason?: string | null;
  /** Entries not done. */
  readonly depth?: number;
  /** Lanes with entries not done. */
  readonly lanes?: number;
  readonly parked?: number;
  /** Lanes that an operator keeps from running. */
  readonly held?: number;
  readonly oldestAgeSeconds?: number | null;
  readonly outbox?: number;
  readonly outboxOldestAgeSeconds?: number | null;
}

export type EntryState = "waiting" | "done" | "parked" | "skipped";

export interface EntrySummary {
  readonly id: number;
  readonly lane: string;
  readonly seq: number;
  readonly state: EntryState;
  readonly attempts: number;
  readonly reason: string | null;
  readonly code: number | null;
  readonly eventId: string;
  readonly type: string;
  readonly source: string;
  readonly time: string | null;
  readonly appendedAt: string;
  readonly finishedAt: string | null;
  readonly traceId: string | null;
}

export interface FailedAttempt {
  readonly attempt: number;
  readonly at: string;
  readonly reason: string;
  readonly code: number | null;
}

export interface StepView {
  readonly name: string;
  /** False where it was begun and its outcome is not known. */
  readonly done: boolean;
  readonly result: unknown;
  readonly at: string;
}

export interface EntryDetail extends EntrySummary {
  /** The entry first received, whose steps a replayed one shares. */
  readonly origin: number;
  readonly replay: number | null;
  readonly attemptsFailed: readonly FailedAttempt[];
  readonly steps: readonly StepView[];
  readonly contentType: string | null;
  readonly extensions: Readonly<Record<string, string>>;
  /** Null where it is not printable text. */
  readonly data: string | null;
  readonly dataBase64: string;
}

export type LaneState = "ready" | "parked" | "held";

export interface LaneView {
  readonly key: string;
  readonly state: LaneState;
  readonly depth: number;
  readonly attempts: number;
  readonly nextAt: string;
  readonly worker: string | null;
  readonly oldest: string | null;
  readonly headEntry: number | null;
  readonly headType: string | null;
  readonly reason: string | null;
  readonly code: number | null;
}

export interface EntryFilter {
  readonly id?: number | null;
  readonly state?: EntryState | null;
  readonly lane?: string | null;
  readonly type?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
}

export interface TopicRange {
  readonly topic: string;
  readonly from: string;
  readonly to: string;
}

/** What is to be replayed: entries of the journal, or records of a Kafka topic. */
export type Selection = { readonly filter: EntryFilter } | { readonly topic: TopicRange };

export interface StepCount {
  readonly name: string;
  readonly entries: number;
}

export interface ReplayPreview {
  readonly entries: number;
  readonly lanes: number;
  /** Entries that are named but not done yet: left alone. */
  readonly unfinished: number;
  readonly types: readonly {
    readonly type: string;
    readonly entries: number;
    readonly stepsToRun: readonly StepCount[];
    readonly stepsStored: readonly StepCount[];
  }[];
}

export interface TopicPreview {
  readonly missing: number;
  readonly lanes: number;
  readonly known: number;
  readonly notOurs: number;
}

export interface ReplayView {
  readonly id: number;
  readonly state: "enqueueing" | "enqueued" | "cancelled";
  readonly by: { readonly who: string; readonly why: string };
  readonly filter: EntryFilter | null;
  readonly topic: TopicRange | null;
  readonly total: number;
  readonly enqueued: number;
  readonly done: number;
  readonly parked: number;
  readonly startedAt: string;
  readonly finishedAt: string | null;
}

export interface AuditRecord {
  readonly id: number;
  readonly at: string;
  readonly who: string;
  readonly why: string;
  readonly action: string;
  readonly lane: string | null;
  readonly entry: number | null;
  readonly replay: number | null;
  readonly detail: unknown;
}

export interface LedgerReport {
  readonly service: string;
  readonly from: string;
  readonly to: string;
  readonly received: number;
  readonly repeated: number;
  readonly notOurs: number;
  readonly applied: number;
  readonly skipped: number;
  readonly parked: number;
  readonly inFlight: number;
  readonly missing: number;
  readonly differences: readonly LedgerDifference[];
}

export interface LedgerDifference {
  readonly eventId: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly at: string;
}

export interface Ledger {
  readonly ingress: Readonly<Record<string, unknown>> | null;
  readonly services: readonly (LedgerReport | UnreachableLedger)[];
}

/** A service whose part of the ledger could not be had. */
export interface UnreachableLedger {
  readonly service: string;
  readonly reachable: false;
  readonly reason?: string | null;
}

export interface ReconciliationReport {
  readonly id: number;
  /** `waiting`, `running`, `done` or `failed`. */
  readonly state: string;
  /** Why it failed. */
  readonly reason?: string | null;
  readonly from: string;
  readonly to: string;
  readonly compared: number;
  readonly missing: number;
  readonly applied: number;
  readonly changed: number;
  readonly items: readonly { readonly sid: string; readonly what: string }[];
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly by: string | null;
}

export interface JournalPage<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

const pageSize = 50;
/** The ledger and a preview of a replay read a lot before they answer. */
const longPatienceMillis = 300_000;

const at = (service: string) => `/api/journal/${encodeURIComponent(service)}`;
const post = <T>(path: string, body: unknown) => call<T>(path, { method: "POST", body });
const given = (value: string | null | undefined) => (value === null || value === "" ? undefined : value);

export const summaries = (signal: AbortSignal) => call<{ readonly services: readonly ServiceSummary[] }>("/api/journal", { signal });

export const entries = (service: string, { state, type, lane, from, to }: EntryFilter, cursor: string | undefined, signal: AbortSignal) =>
  call<JournalPage<EntrySummary>>(`${at(service)}/entries`, {
    query: { state: given(state), type: given(type), lane: given(lane), from: given(from), to: given(to), limit: pageSize, cursor },
    signal,
  });

export const entry = (service: string, id: number, signal: AbortSignal) => call<EntryDetail>(`${at(service)}/entries/${id}`, { signal });

/** The entry of an event; none where it was never taken in, or retention has deleted it. */
export const entryOfEvent = async (service: string, eventId: string, signal: AbortSignal): Promise<EntrySummary | null> =>
  (await call<{ readonly items: readonly EntrySummary[] }>(`${at(service)}/entries`, { query: { eventId }, signal })).items[0] ?? null;

export const retryEntry = (service: string, id: number, why: string) => post<EntrySummary>(`${at(service)}/entries/${id}/retry`, { why });

export const skipEntry = (service: string, id: number, why: string) => post<EntrySummary>(`${at(service)}/entries/${id}/skip`, { why });

export const editEntry = (service: string, id: number, why: string, data: { readonly data: string } | { readonly dataBase64: string }) =>
  post<EntrySummary>(`${at(service)}/entries/${id}/edit`, { why, ...data });

export const lanes = (service: string, state: LaneState | undefined, cursor: string | undefined, signal: AbortSignal) =>
  call<JournalPage<LaneView>>(`${at(service)}/lanes`, { query: { state, limit: pageSize, cursor }, signal });

export const lane = (service: string, key: string, signal: AbortSignal) =>
  call<LaneView>(`${at(service)}/lane`, { query: { key }, signal });

export const holdLane = (service: string, key: string, why: string) => post<LaneView>(`${at(service)}/lane/hold`, { key, why });

export const releaseLane = (service: string, key: string, why: string) => post<LaneView>(`${at(service)}/lane/release`, { key, why });

export const previewReplay = (service: string, selection: Selection) =>
  call<ReplayPreview | TopicPreview>(`${at(service)}/replays/preview`, { method: "POST", body: selection, patienceMillis: longPatienceMillis });

export const startReplay = (service: string, selection: Selection, why: string) =>
  post<ReplayView>(`${at(service)}/replays`, { ...selection, why });

export const replays = (service: string, cursor: string | undefined, signal: AbortSignal) =>
  call<JournalPage<ReplayView>>(`${at(service)}/replays`, { query: { limit: pageSize, cursor }, signal });

export const replay = (service: string, id: number, signal: AbortSignal) => call<ReplayView>(`${at(service)}/replays/${id}`, { signal });

export const cancelReplay = (service: string, id: number, why: string) => post<ReplayView>(`${at(service)}/replays/${id}/cancel`, { why });

export const audit = (service: string, cursor: string | undefined, signal: AbortSignal) =>
  call<JournalPage<AuditRecord>>(`${at(service)}/audit`, { query: { limit: pageSize, cursor }, signal });

export const ledger = (from: string, to: string) =>
  call<Ledger>("/api/ledger", { query: { from, to }, patienceMillis: longPatienceMillis });

const reconciliationAt = (service: string) => `/api/reconciliation/${encodeURIComponent(service)}`;

export const reconciliations = (service: string, signal: AbortSignal) =>
  call<{ readonly items: readonly ReconciliationReport[] }>(reconciliationAt(service), { signal });

export const reconciliation = (service: string, id: number, signal: AbortSignal) =>
  call<ReconciliationReport>(`${reconciliationAt(service)}/${id}`, { signal });

/** Begins soon: its report can be asked for by its id. */
export const reconcile = (service: string, from: string, to: string, why: string) =>
  post<ReconciliationReport>(reconciliationAt(service), { from, to, why });
