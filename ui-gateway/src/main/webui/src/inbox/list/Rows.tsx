import { useVirtualizer } from "@tanstack/react-virtual";
import { SkeletonLoader } from "@twilio-paste/core/skeleton-loader";
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef } from "react";
import { useNow } from "../../shell/clock";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { useUser } from "../../shell/useUser";
import { unseenBy } from "../filter/filter";
import { useUnsentConversations } from "../outgoing/OutgoingProvider";
import type { useConversations } from "../useInbox";
import { ConversationRow, rowHeight } from "./ConversationRow";
import styles from "./list.module.css";

interface Props {
  readonly inbox: ReturnType<typeof useConversations>;
  readonly selectedId: string | undefined;
  readonly label: string;
  readonly empty: ReactNode;
}

/** The rows near the visible part of the list; more are fetched as its end comes near. */
export function Rows({ inbox, selectedId, label, empty }: Props) {
  const { conversations, hasNextPage, isFetchingNextPage, fetchNextPage, error } = inbox;
  const scroller = useRef<HTMLDivElement>(null);
  const wanted = useRef<number>(undefined);
  const now = useNow();
  const { data: user } = useUser();
  const unsent = useUnsentConversations();
  // New with the conversations alone: with the keys the list reckons all heights anew, as labels come and go and with them a third line.
  const keyOf = useCallback((index: number) => conversations[index]?.id ?? index, [conversations]);
  const heightOf = useCallback(
    (index: number) => {
      const conversation = conversations[index];
      return conversation ? rowHeight(conversation) : 0;
    },
    [conversations],
  );
  const virtual = useVirtualizer({
    count: conversations.length,
    getScrollElement: () => scroller.current,
    getItemKey: keyOf,
    estimateSize: heightOf,
    overscan: 8,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? -1;

  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !error && last >= conversations.length - 5) void fetchNextPage();
  }, [last, conversations.length, hasNextPage, isFetchingNextPage, error, fetchNextPage]);

  // A row that was not in the page when its key was pressed has the focus once it is.
  useEffect(() => {
    const link = wanted.current === undefined ? null : linkAt(scroller.current, wanted.current);
    if (!link) return;
    wanted.current = undefined;
    link.focus();
  });

  /** Arrow keys go from row to row, as in any mail program; Enter opens, as the rows are links. */
  const moveFocus = (event: KeyboardEvent<HTMLElement>) => {
    const at = Number((document.activeElement as HTMLElement | null)?.dataset["index"]);
    const to = targetOf(event.key, at, conversations.length);
    if (to === undefined) return;
    event.preventDefault();
    const link = linkAt(scroller.current, to);
    if (link) {
      link.focus();
    } else {
      wanted.current = to;
    }
    virtual.scrollToIndex(to);
  };

  if (inbox.isPending) return <LoadingRows />;
  return (
    <div className={styles["scroller"]} ref={scroller} onKeyDown={moveFocus} data-testid="conversation-list">
      {error ? (
        <div className={styles["notice"]}>
          <ProblemNotice error={error} onRetry={() => void (inbox.isFetchNextPageError ? fetchNextPage() : inbox.refetch())} />
        </div>
      ) : null}
      {conversations.length === 0 && !error && !hasNextPage ? empty : null}
      {conversations.length > 0 ? (
        <ul className={styles["rows"]} style={{ height: virtual.getTotalSize() }} aria-label={label}>
          {rows.map((row) => {
            const conversation = conversations[row.index];
            return conversation ? (
              <ConversationRow
                key={row.key}
                conversation={conversation}
                selected={conversation.id === selectedId}
                now={now}
                unseen={unseenBy(conversation, user?.name)}
                unsent={unsent.has(conversation.id)}
                position={{ index: row.index, count: conversations.length, offset: row.start, height: row.size }}
              />
            ) : null;
          })}
        </ul>
      ) : null}
      {isFetchingNextPage ? <p className={styles["more"]}>Loading more…</p> : null}
    </div>
  );
}

function linkAt(list: HTMLElement | null, index: number): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`a[data-index="${index}"]`) ?? null;
}

/** Which row a key leads to from the one that has the focus. */
function targetOf(key: string, at: number, count: number): number | undefined {
  if (Number.isNaN(at)) return undefined;
  switch (key) {
    case "ArrowDown":
      return Math.min(at + 1, count - 1);
    case "ArrowUp":
      return Math.max(at - 1, 0);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}

function LoadingRows() {
  return (
    <div className={styles["scroller"]} role="status" aria-label="Loading conversations" data-testid="conversations-loading">
      {Array.from({ length: 7 }, (_, row) => (
        <div key={row} className={styles["skeleton"]} aria-hidden="true">
          <SkeletonLoader width="40px" height="40px" borderRadius="borderRadiusCircle" />
          <div>
            <SkeletonLoader width="55%" height="14px" />
            <SkeletonLoader width="85%" height="12px" />
          </div>
        </div>
      ))}
    </div>
  );
}
