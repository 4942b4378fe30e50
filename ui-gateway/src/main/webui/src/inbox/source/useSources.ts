import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { ConversationView, OutboundTaskView } from "../../api/types";
import { fetchAnew } from "../../live/fetchAnew";
import { useLive } from "../../live/LiveProvider";
import { startedFor } from "../../tasks/api";
import { bareAddress } from "../address";

/** A task that was started for a customer who was somewhere else before. */
export type Source = OutboundTaskView & { readonly sourceChatChannelSid: string };

/** Where the customer of a conversation was before, as its tasks have it: each chat once, that of the newest task first. */
export function useSources({ theirAddress }: ConversationView): readonly Source[] {
  const { ready, onUpdate } = useLive();
  const queries = useQueryClient();
  const number = bareAddress(theirAddress);
  const { data } = useQuery({
    queryKey: ["outbound-tasks", "of", number],
    queryFn: ({ signal }) => startedFor(number, signal),
    enabled: ready,
    // Tasks are heard of only while the conversation is on the screen.
    staleTime: 0,
  });

  useEffect(() => {
    const stop = onUpdate(({ outboundTask }) => {
      if (outboundTask?.toNumber === number) void fetchAnew(queries, ["outbound-tasks", "of", number]);
    });
    return () => stop();
  }, [number, onUpdate, queries]);

  const seen = new Set<string>();
  return (data?.items ?? []).filter((task): task is Source => {
    const channel = task.sourceChatChannelSid;
    if (channel == null || seen.has(channel)) return false;
    seen.add(channel);
    return true;
  });
}
