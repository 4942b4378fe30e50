import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect, useLayoutEffect, useMemo, useState } from "react";
import { conversation, markRead, messages, openConversations } from "../api/conversations";
import type { ConversationView } from "../api/types";
import { newer } from "../live/version";
import { useLatestViews, useLive } from "../live/LiveProvider";
import { mergeConversations, mergeMessages } from "./merge";

/** The open conversations as far as they were fetched, and all that was heard of since. */
export function useConversations() {
  const { ready } = useLive();
  const { latest, revision } = useLatestViews();
  const query = useInfiniteQuery({
    queryKey: ["conversations", "open"],
    queryFn: ({ pageParam, signal }) => openConversations(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: ready,
  });
  const pages = query.data?.pages;
  const conversations = useMemo(
    () => mergeConversations((pages ?? []).flatMap((page) => page.items), latest.conversations()),
    // The revision stands for what `latest` holds.
    [pages, latest, revision],
  );
  return { ...query, conversations };
}

/** One conversation, from the list or by its id. */
export function useConversation(id: string, listed: ConversationView | undefined) {
  const { ready } = useLive();
  const { latest } = useLatestViews();
  const query = useQuery({
    queryKey: ["conversation", id],
    queryFn: ({ signal }) => conversation(id, signal),
    enabled: ready && listed === undefined && latest.conversation(id) === undefined,
  });
  const heard = latest.conversation(id);
  const fetched = listed && query.data ? newer(query.data, listed) : (listed ?? query.data);
  return { ...query, conversation: heard ? newer(fetched, heard) : fetched };
}

/** A conversation's messages from the newest backwards, and all that is heard of while it is open. */
export function useMessages(conversationId: string) {
  const { ready } = useLive();
  const { latest, revision } = useLatestViews();
  // Before the fetch starts, so that no update falls between the two.
  useLayoutEffect(() => latest.watchMessages(conversationId), [latest, conversationId]);
  const query = useInfiniteQuery({
    queryKey: ["messages", conversationId],
    queryFn: ({ pageParam, signal }) => messages(conversationId, pageParam, signal),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: ready,
    // Updates are kept only while the conversation is open.
    staleTime: 0,
    gcTime: 60_000,
  });
  const pages = query.data?.pages;
  const merged = useMemo(() => mergeMessages(pages ?? [], latest.messages(conversationId)), [pages, latest, revision, conversationId]);
  return { ...query, messages: merged };
}

/** Tells the gateway that a conversation is read: when it is opened and for whatever arrives while somebody looks at it. */
export function useMarkRead(conversation: ConversationView | undefined): void {
  const { latest } = useLive();
  const visible = usePageVisible();
  const id = conversation?.id;
  const unread = conversation?.unread ?? 0;
  useEffect(() => {
    if (id === undefined || unread === 0 || !visible) return;
    markRead(id).then(
      (read) => latest.put({ conversation: read }),
      // The badge stays; opening it again or the next message tries again.
      () => undefined,
    );
  }, [id, unread, visible, latest]);
}

function usePageVisible(): boolean {
  const [visible, setVisible] = useState(() => document.visibilityState !== "hidden");
  useEffect(() => {
    const changed = () => setVisible(document.visibilityState !== "hidden");
    document.addEventListener("visibilitychange", changed);
    return () => document.removeEventListener("visibilitychange", changed);
  }, []);
  return visible;
}
