import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { backlog, drift, type Drift, driftSummary, link, links, type LinkState, people } from "../api/links";
import { words } from "../api/linkWords";
import { linksKey } from "../live/LiveProvider";
import { usePages } from "../operations/useOperations";
import { comparing } from "./words";

/** The stream tells of each link that changes; what waits without a change is looked at now and then. */
const everyMillis = 15_000;
/** While words are on their way, or both sides are compared. */
const soonMillis = 2_000;

export const useLinks = (state: LinkState | undefined) =>
  usePages([linksKey, "list", state], (cursor, signal) => links(state, cursor, signal));

export const useBacklog = () =>
  useQuery({ queryKey: [linksKey, "backlog"], queryFn: ({ signal }) => backlog(signal), staleTime: 0, refetchInterval: everyMillis });

export const useLink = (id: string, messages: number) =>
  useQuery({
    queryKey: [linksKey, "link", id, messages],
    queryFn: ({ signal }) => link(id, messages, signal),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data?.work?.some(({ words, type, state }) => state !== "parked" && (words || type === comparing)) ? soonMillis : everyMillis),
    placeholderData: keepPreviousData,
  });

export const useDrift = (state: Drift["state"]) => usePages([linksKey, "drift", state], (cursor, signal) => drift(state, cursor, signal));

export const useDriftSummary = () =>
  useQuery({
    queryKey: [linksKey, "drift-summary"],
    queryFn: ({ signal }) => driftSummary(signal),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.sweep?.state === "running" || state.data?.sweep?.state === "waiting" ? 2_000 : everyMillis),
  });

/** What is said there, which Twilio is asked for each time. */
export const useWords = (id: string) =>
  useQuery({ queryKey: [linksKey, "words", id], queryFn: ({ signal }) => words(id, signal), staleTime: 0, refetchInterval: everyMillis });

/** Asked for when somebody looks: it asks Twilio. */
export const usePeople = () => useQuery({ queryKey: ["people"], queryFn: ({ signal }) => people(signal), staleTime: 0, gcTime: 0 });

/** Has everything that is shown of links fetched again. */
export function useRefreshLinks(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [linksKey] });
}
