import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { conversation, conversations, markRead, messages, type Selection } from "../api/conversations";
import type { ConversationView } from "../api/types";
import { newer } from "../live/version";
import { useLatestViews, useLive } from "../live/LiveProvider";
import { useUser } from "../shell/useUser";
import { isSelected } from "./filter/filter";
import { mergeConversations, mergeMessages } from "./merge";

/** The conversations that are wanted, as far as they were fetched, and all that was heard of since. */
export function useConversations(selection: Selection, enabled = true) {
  const { ready } = useLive();
  const { latest, revision } = useLatestViews();
  const { data: user } = useUser();
  const me = user?.name;
  const query = useInfiniteQuery({
    queryKey: ["conversations", selection],
    queryFn: ({ pageParam, signal }) => conversations(selection, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: ready && enabled,
  });
  const pages = query.data?.pages;
  const merged = useMemo(
    () =>
      mergeConversations(
        (pages ?? []).flatMap((page) => page.items),
        latest.conversations(),
        (conversation) => isSelected(conversation, selection, me),
      ),
    // The revision stands for what `latest` holds.
    [pages, latest, revision, selection, me],
  );
  return { ...query, conversations: useSame(merged) };
}

/** The list of before as long as it holds the same: most of what is heard of changes one list and not all. */
function useSame<T>(list: readonly T[]): readonly T[] {
  const before = useRef(list);
  const same = before.current.length === list.length && before.current.every((each, index) => each === list[index]);
  if (!same) before.current = list;
  return before.current;
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
  return { ...query, messages: useSame(merged) };
}

/** Lets go of what is kept of conversations that were deleted, so that nothing of it is shown when the customer writes again. */
export function useForgetDeleted(): void {
  const { onUpdate } = useLive();
  const queries = useQueryClient();
  useEffect(() => {
    const stop = onUpdate(({ conversation }) => {
      if (conversation?.status !== "deleted") return;
      for (const kept of ["messages", "notes"]) queries.removeQueries({ queryKey: [kept, conversation.id] });
    });
    return () => stop();
  }, [onUpdate, queries]);
}

/** Tells the gateway that a conversation is read: when it is opened and for whatever arrives while somebody looks at it. */
export function useMarkRead(conversation: ConversationView | undefined): void {
  const { latest } = useLive();
  const { data: user } = useUser();
  const visible = usePageVisible();
  const id = conversation?.id;
  const unread = conversation?.unread ?? 0;
  const received = conversation?.received ?? 0;
  // Others may have read it; how far this agent has is kept apart.
  const mark = conversation?.readMarks.find((each) => each.agent === user?.name)?.received ?? 0;
  const unseen = user === undefined ? 0 : received - mark;
  useEffect(() => {
    if (id === undefined || (unread === 0 && unseen <= 0) || !visible) return;
    markRead(id).then(
      (read) => latest.put({ conversation: read }),
      // The badge stays; opening it again or the next message tries again.
      () => undefined,
    );
  }, [id, unread, unseen, visible, latest]);
}

export function usePageVisible(): boolean {
  const [visible, setVisible] = useState(() => document.visibilityState !== "hidden");
  useEffect(() => {
    const changed = () => setVisible(document.visibilityState !== "hidden");
    document.addEventListener("visibilitychange", changed);
    return () => document.removeEventListener("visibilitychange", changed);
  }, []);
  return visible;
}
