import { useVirtualizer } from "@tanstack/react-virtual";
import { Button } from "@twilio-paste/core/button";
import { Heading } from "@twilio-paste/core/heading";
import { SkeletonLoader } from "@twilio-paste/core/skeleton-loader";
import { PlusIcon } from "@twilio-paste/icons/esm/PlusIcon";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useNow } from "../../shell/clock";
import { ProblemNotice } from "../../shell/ProblemNotice";
import type { useConversations } from "../useInbox";
import { SoundSwitch } from "../sound/SoundSwitch";
import { ConversationRow } from "./ConversationRow";
import styles from "./list.module.css";

const rowHeight = 76;

interface Props {
  readonly inbox: ReturnType<typeof useConversations>;
  readonly selectedId: string | undefined;
  readonly onNew: () => void;
  /** A closed dialog gives the focus back to its button; a new button lets it stay in the new conversation's composer. */
  readonly newButtonKey: number;
}

export function ConversationList({ inbox, selectedId, onNew, newButtonKey }: Props) {
  return (
    <section className={styles["pane"]} aria-label="Conversations" data-testid="conversations">
      <div className={styles["head"]}>
        <div className={styles["title"]}>
          <Heading as="h2" variant="heading30" marginBottom="space0">
            Inbox
          </Heading>
        </div>
        <SoundSwitch />
        <Button key={newButtonKey} variant="primary" size="small" onClick={onNew} data-testid="new-conversation">
          <PlusIcon decorative />
          New
        </Button>
      </div>
      <Rows inbox={inbox} selectedId={selectedId} />
    </section>
  );
}

function Rows({ inbox, selectedId }: Pick<Props, "inbox" | "selectedId">) {
  const { conversations, hasNextPage, isFetchingNextPage, fetchNextPage, error } = inbox;
  const scroller = useRef<HTMLDivElement>(null);
  const now = useNow();
  const virtual = useVirtualizer({
    count: conversations.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => conversations[index]?.id ?? index,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? -1;

  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !error && last >= conversations.length - 5) void fetchNextPage();
  }, [last, conversations.length, hasNextPage, isFetchingNextPage, error, fetchNextPage]);

  if (inbox.isPending) return <LoadingRows />;
  return (
    <div className={styles["scroller"]} ref={scroller} onKeyDown={moveFocus} data-testid="conversation-list">
      {error ? (
        <div className={styles["notice"]}>
          <ProblemNotice error={error} onRetry={() => void (inbox.isFetchNextPageError ? fetchNextPage() : inbox.refetch())} />
        </div>
      ) : null}
      {conversations.length === 0 && !error ? <NoConversations /> : null}
      {conversations.length > 0 ? (
        <ul className={styles["rows"]} style={{ height: virtual.getTotalSize() }} aria-label="Open conversations, newest first">
          {rows.map((row) => {
            const conversation = conversations[row.index];
            return conversation ? (
              <ConversationRow
                key={row.key}
                conversation={conversation}
                selected={conversation.id === selectedId}
                now={now}
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

/** Arrow keys go from row to row, as in any mail program; Enter opens, as the rows are links. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const row = document.activeElement?.closest("li");
  if (step === 0 || !row) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("li a")].sort(byPosition);
  const next = links[links.findIndex((link) => row.contains(link)) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function byPosition(a: HTMLElement, b: HTMLElement): number {
  return Number(a.dataset["index"]) - Number(b.dataset["index"]);
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

function NoConversations() {
  return (
    <div className={styles["empty"]} data-testid="no-conversations">
      <p>No open conversations</p>
      <p>A customer&rsquo;s message appears here the moment it arrives. To write first, start a new conversation.</p>
    </div>
  );
}
