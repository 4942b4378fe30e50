import { call } from "./client";

/** What was erased of one person, as the gateway serves it to supervisors and operators; says nothing of who it was. */
export interface ErasureReceipt {
  readonly id: string;
  /** `pending`, `stuck`, `incomplete` or `done`: that of all services together. */
  readonly state: string;
  /** The person's address as a keyed hash. */
  readonly subject: string;
  readonly reason: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly finishedAt: string | null;
  /** Whether Twilio was asked to delete the messages too. */
  readonly atTwilio: boolean;
  /** Why nobody tries any more to erase what the inbox has. */
  readonly trouble: string | null;
  /** Rows erased, by kind. */
  readonly counts: Readonly<Record<string, number>>;
  /** Entries of others that mention the person and were not finished. */
  readonly left: number;
  /** What erasing cannot reach, and when it is gone at the latest. */
  readonly expires: readonly { readonly what: string; readonly by: string }[];
  /** The parts of the other services. */
  readonly services: readonly ErasurePart[];
  /** Conversations with the person that were found last, and that no service was asked with yet. */
  readonly found: number;
}

export interface ErasurePart {
  readonly service: string;
  /** As of a receipt. */
  readonly state: string;
  /** Why it is stuck. */
  readonly reason: string | null;
  /** When the service was at it; null while it is pending. */
  readonly at: string | null;
  readonly counts: Readonly<Record<string, number>>;
  /** What mentions the person and was in use. */
  readonly left: number;
}

/** Who did what in the inbox. */
export interface AuditLine {
  readonly id: number;
  readonly at: string;
  readonly who: string;
  readonly action: string;
  readonly conversationId: string;
  readonly detail: string | null;
}

export const erasePerson = (address: string, reason: string) =>
  call<ErasureReceipt>("/api/erasures", { method: "POST", body: { address, reason } });

export const erasures = (signal: AbortSignal) => call<{ readonly items: readonly ErasureReceipt[] }>("/api/erasures", { signal });

export const erasure = (id: string, signal: AbortSignal) => call<ErasureReceipt>(`/api/erasures/${encodeURIComponent(id)}`, { signal });

export const inboxAudit = (before: number | undefined, signal: AbortSignal) =>
  call<{ readonly items: readonly AuditLine[]; readonly next: number | null }>("/api/audit", { query: { before, limit: 50 }, signal });
