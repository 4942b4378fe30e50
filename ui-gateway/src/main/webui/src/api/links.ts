import { call } from "./client";

/** What the gateway serves of the bridge's links, below `/api/links` and `/api/drift`. */

export type LinkState = "open" | "ended" | "closed";
export type Side = "first" | "second";

/** Two conversations that are kept alike. */
export interface LinkView {
  readonly id: string;
  readonly pair: string;
  readonly first: string;
  readonly second: string;
  readonly state: LinkState;
  readonly lane: string;
  /** Why its newest work has to wait. */
  readonly lateReason?: string | null;
  readonly lateSince?: string | null;
  readonly createdAt: string;
  readonly changedAt: string;
}

/** One message and its copy. */
export interface CopyView {
  /** Where it was said. */
  readonly side: Side;
  readonly sid: string;
  readonly index?: number | null;
  readonly copySid?: string | null;
  readonly copyIndex?: number | null;
  readonly state: "pending" | "copied" | "skipped" | "failed" | "deleted";
  readonly author: string;
  /** Number of files. */
  readonly media: number;
  /** Why there is no copy. */
  readonly reason?: string | null;
  readonly saidAt?: string | null;
  readonly copiedAt?: string | null;
}

/** What the link's lane still has to do, or has given up. */
export interface LinkWork {
  readonly entryId: number;
  readonly type: string;
  readonly state: "waiting" | "parked";
  readonly attempts: number;
  readonly reason?: string | null;
  readonly appendedAt: string;
  /** Of the first waiting one only: it holds up the others. */
  readonly nextAttemptAt?: string | null;
  /** What an agent wants said by it. */
  readonly words?: { readonly author: string; readonly body: string; readonly files: number } | null;
}

export interface LinkDetail {
  readonly link: LinkView;
  /** Newest first. */
  readonly messages: readonly CopyView[];
  readonly work?: readonly LinkWork[];
  readonly drift?: readonly Drift[];
  /** Null before the first. */
  readonly comparison?: Comparison | null;
}

/** What came of the last comparison of a link's sides. */
export interface Comparison {
  readonly state: "alike" | "repaired" | "left" | "unreadable";
  readonly by: string;
  readonly at: string;
  /** Numbers of differences that were made good, and that stay open. */
  readonly repaired: number;
  readonly left: number;
  /** Why a side could not be read. */
  readonly reason?: string | null;
}

/** A difference between both sides. */
export interface Drift {
  readonly id: number | string;
  readonly link: string;
  readonly pair: string;
  readonly kind: string;
  /** Where something is missing or wrong. */
  readonly side: Side;
  readonly subject: string;
  readonly what: string;
  readonly foundAt: string;
  readonly foundBy: string;
  readonly state: "open" | "repaired";
  readonly repairedAt?: string | null;
  readonly how?: string | null;
  /** Why it is still open. */
  readonly reason?: string | null;
}

/** A comparison of all links. */
export interface Sweep {
  readonly id: number | string;
  readonly state: "waiting" | "running" | "done" | "failed";
  readonly by?: string | null;
  readonly compared: number;
  readonly reason?: string | null;
  readonly startedAt?: string | null;
  readonly finishedAt?: string | null;
}

export interface DriftSummary {
  readonly open: number;
  readonly repaired: number;
  readonly sweep?: Sweep | null;
}

/** What the bridge has still to do, in all links. */
export interface Backlog {
  readonly waiting: number;
  readonly lanes: number;
  readonly parked: number;
  readonly oldestAt?: string | null;
}

/** A worker of the same name in several accounts. */
export interface Person {
  readonly name: string;
  /** By account. */
  readonly activities: Readonly<Record<string, string>>;
  readonly differences: readonly string[];
}

interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string | null;
}

const at = (id: string) => `/api/links/${encodeURIComponent(id)}`;

export const links = (state: LinkState | undefined, cursor: string | undefined, signal: AbortSignal) =>
  call<Page<LinkView>>("/api/links", { query: { state, limit: 30, cursor }, signal });

export const backlog = (signal: AbortSignal) => call<Backlog>("/api/links/backlog", { signal });

/** @param limit of messages, at most 1000 */
export const link = (id: string, limit: number, signal: AbortSignal) => call<LinkDetail>(at(id), { query: { limit }, signal });

export const compare = (id: string) => call<{ readonly eventId: string }>(`${at(id)}/comparison`, { method: "POST" });

export const retry = (id: string, why: string) => call<{ readonly retried: number }>(`${at(id)}/retry`, { method: "POST", body: { why } });

export const drift = (state: Drift["state"], cursor: string | undefined, signal: AbortSignal) =>
  call<Page<Drift>>("/api/drift", { query: { state, limit: 30, cursor }, signal });

export const driftSummary = (signal: AbortSignal) => call<DriftSummary>("/api/drift/summary", { signal });

export const sweep = (why: string) => call<Sweep>("/api/drift/sweep", { method: "POST", body: { why } });

/** Asks Twilio. */
export const people = (signal: AbortSignal) => call<Page<Person>>("/api/people", { signal });
