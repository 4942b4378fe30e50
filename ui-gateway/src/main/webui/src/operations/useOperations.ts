import { type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import * as journal from "../api/journal";
import { progressOf } from "./words";

const pollMillis = 2_000;
/** Fetched anew whenever somebody looks; asked for only while the page is visible. */
const fresh = { staleTime: 0, gcTime: 60_000 } as const;
const polled = { ...fresh, refetchInterval: pollMillis, retry: false } as const;

/** The counts of all services, every two seconds. */
export function useSummaries() {
  const query = useQuery({ queryKey: ["operations", "summaries"], queryFn: ({ signal }) => journal.summaries(signal), ...polled });
  return { ...query, services: query.data?.services };
}

export function useSummary(service: string): journal.ServiceSummary | undefined {
  return useSummaries().services?.find((summary) => summary.service === service);
}

export function useEntries(service: string, filter: journal.EntryFilter) {
  return usePages(["operations", service, "entries", filter], (cursor, signal) => journal.entries(service, filter, cursor, signal));
}

/** An entry; while it waits, as it changes. */
export function useEntry(service: string, id: number) {
  return useQuery({
    queryKey: ["operations", service, "entry", id],
    queryFn: ({ signal }) => journal.entry(service, id, signal),
    ...fresh,
    refetchInterval: ({ state }) => (state.data?.state === "waiting" ? pollMillis : false),
  });
}

/** The entry that an event became; null where there is none any more. */
export function useEntryOfEvent(service: string, eventId: string) {
  return useQuery({
    queryKey: ["operations", service, "event", eventId],
    queryFn: ({ signal }) => journal.entryOfEvent(service, eventId, signal),
    ...fresh,
  });
}

export function useLanes(service: string, state: journal.LaneState | undefined) {
  return usePages(["operations", service, "lanes", state], (cursor, signal) => journal.lanes(service, state, cursor, signal));
}

export function useLane(service: string, key: string) {
  return useQuery({ queryKey: ["operations", service, "lane", key], queryFn: ({ signal }) => journal.lane(service, key, signal), ...polled });
}

export function useAudit(service: string) {
  return usePages(["operations", service, "audit"], (cursor, signal) => journal.audit(service, cursor, signal));
}

export function useReplays(service: string) {
  return usePages(["operations", service, "replays"], (cursor, signal) => journal.replays(service, cursor, signal));
}

/** A replay, as it goes on. */
export function useReplay(service: string, id: number) {
  return useQuery({
    queryKey: ["operations", service, "replay", id],
    queryFn: ({ signal }) => journal.replay(service, id, signal),
    ...fresh,
    refetchInterval: ({ state }) => (state.data === undefined || progressOf(state.data).running ? pollMillis : false),
  });
}

export function useReconciliations(service: string) {
  const query = useQuery({
    queryKey: ["operations", service, "reconciliations"],
    queryFn: ({ signal }) => journal.reconciliations(service, signal),
    ...fresh,
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? pollMillis : false),
  });
  return { ...query, reports: query.data?.items };
}

/** One comparison, until it has ended. */
export function useReconciliation(service: string, id: number | undefined) {
  return useQuery({
    queryKey: ["operations", service, "reconciliation", id],
    queryFn: ({ signal }) => journal.reconciliation(service, id ?? 0, signal),
    enabled: id !== undefined,
    ...fresh,
    refetchInterval: ({ state }) => (state.data === undefined || isUnderWay(state.data) ? pollMillis : false),
  });
}

/** Whether a comparison has not ended yet. */
export const isUnderWay = ({ state }: journal.ReconciliationReport): boolean => state === "waiting" || state === "running";

/** Has everything that is known of a service fetched again, after something was done there. */
export function useRefresh(service: string): () => Promise<void> {
  const queries: QueryClient = useQueryClient();
  return useCallback(async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ["operations", service] }),
      queries.invalidateQueries({ queryKey: ["operations", "summaries"] }),
    ]);
  }, [queries, service]);
}

/** Whether a live count has moved since a list was fetched: the list itself stays as it is while somebody reads it. */
export function useChangedSince(count: number | undefined, fetchedAt: number): boolean {
  const [seen, setSeen] = useState({ count, fetchedAt });
  if (seen.fetchedAt !== fetchedAt || (seen.count === undefined && count !== undefined)) {
    setSeen({ count, fetchedAt });
    return false;
  }
  return count !== undefined && seen.count !== undefined && count !== seen.count;
}

/** A list of which more can be fetched. */
export function usePages<T>(queryKey: readonly unknown[], fetchPage: (cursor: string | undefined, signal: AbortSignal) => Promise<{ readonly items: readonly T[]; readonly next?: string | null }>) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    ...fresh,
  });
  return { ...query, items: query.data?.pages.flatMap((page) => page.items) };
}

export type Pages<T> = Omit<ReturnType<typeof usePages<T>>, "data">;
