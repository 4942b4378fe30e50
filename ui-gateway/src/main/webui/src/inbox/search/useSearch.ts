import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { search } from "../../api/conversations";

export const shortestQuery = 2;
const settleMillis = 250;

/** What was typed, once typing has paused. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), settleMillis);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** Messages with these words and conversations with this name or number, newest first. */
export function useSearch(q: string) {
  return useInfiniteQuery({
    queryKey: ["search", q],
    queryFn: ({ pageParam, signal }) => search(q, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    // Messages come and go; what was found a while ago is looked for again.
    staleTime: 5_000,
    gcTime: 60_000,
  });
}
