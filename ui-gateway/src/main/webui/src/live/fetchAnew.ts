import type { QueryClient, QueryKey } from "@tanstack/react-query";

/**
 * Has what stands under a key fetched anew, everything where none is given. What is just being fetched for the first time is waited
 * for and then fetched once more: it may have been read before that changed which we were told of, and Query would take it as new.
 */
export async function fetchAnew(queries: QueryClient, queryKey: QueryKey = []): Promise<void> {
  const underWay = queries
    .getQueryCache()
    .findAll({ queryKey, type: "active", fetchStatus: "fetching", predicate: ({ state }) => state.data === undefined });
  await queries.invalidateQueries({ queryKey });
  await Promise.all(underWay.map((query) => queries.invalidateQueries({ queryKey: query.queryKey, exact: true })));
}
