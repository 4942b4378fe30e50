import { Button } from "@twilio-paste/core/button";
import { ChatLog } from "@twilio-paste/core/chat-log";
import { Spinner } from "@twilio-paste/core/spinner";
import { ArrowDownIcon } from "@twilio-paste/icons/esm/ArrowDownIcon";
import { useSearchParams } from "react-router";
import type { ConversationView } from "../../api/types";
import { useNow } from "../../shell/clock";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { contactLabel } from "../address";
import type { OutgoingMessage } from "../outgoing/outgoing";
import { OutgoingItem } from "../outgoing/OutgoingItem";
import type { useMessages } from "../useInbox";
import { MessageLog } from "./MessageLog";
import styles from "./thread.module.css";
import { useThreadScroll } from "./useThreadScroll";

interface Props {
  readonly conversation: ConversationView;
  readonly thread: ReturnType<typeof useMessages>;
  readonly outgoing: readonly OutgoingMessage[];
  /** Whether anything can be sent now. */
  readonly mayWrite: boolean;
  readonly onSendAgain: (key: string) => void;
  readonly onEdit: (key: string, body: string) => void;
  readonly onDiscard: (key: string) => void;
}

export function Thread({ conversation, thread, outgoing, mayWrite, onSendAgain, onEdit, onDiscard }: Props) {
  const { messages, isPending, error, hasNextPage, isFetchingNextPage } = thread;
  const [parameters] = useSearchParams();
  const wanted = parameters.get("at");
  const found = wanted === null || !/^\d+$/.test(wanted) ? undefined : Number(wanted);
  const loadEarlier = () => {
    if (hasNextPage && !isFetchingNextPage && !error) void thread.fetchNextPage();
  };
  const scroll = useThreadScroll(messages, outgoing.length, found, loadEarlier);
  const now = useNow();

  return (
    <div className={styles["body"]}>
      <div
        className={styles["scroller"]}
        ref={scroll.scroller}
        onScroll={scroll.onScroll}
        tabIndex={0}
        role="region"
        aria-label="Messages"
        data-testid="messages"
      >
        <div className={styles["content"]} ref={scroll.content}>
          {isPending ? <Loading /> : null}
          {hasNextPage && !error ? (
            <div className={styles["earlier"]}>
              <Button variant="secondary" size="small" loading={isFetchingNextPage} onClick={loadEarlier} data-testid="load-earlier">
                Load earlier
              </Button>
            </div>
          ) : null}
          {error ? (
            <div className={styles["notice"]}>
              <ProblemNotice error={error} onRetry={() => void (thread.isFetchNextPageError ? thread.fetchNextPage() : thread.refetch())} />
            </div>
          ) : null}
          {!isPending && !error && messages.length === 0 && outgoing.length === 0 ? <NoMessages conversation={conversation} /> : null}
          {messages.length > 0 || outgoing.length > 0 ? (
            <ChatLog aria-label="Messages, oldest first" aria-busy={isFetchingNextPage}>
              <MessageLog messages={messages} contact={contactLabel(conversation)} now={now} mayWrite={mayWrite} found={found} />
              {outgoing.map((message) => (
                <OutgoingItem
                  key={message.key}
                  message={message}
                  onSendAgain={() => onSendAgain(message.key)}
                  onEdit={() => onEdit(message.key, message.body)}
                  onDiscard={() => onDiscard(message.key)}
                />
              ))}
            </ChatLog>
          ) : null}
        </div>
      </div>
      {scroll.newBelow > 0 ? (
        <div className={styles["jump"]}>
          <Button variant="primary" size="rounded_small" onClick={scroll.toBottom} data-testid="jump-to-newest">
            <ArrowDownIcon decorative />
            {scroll.newBelow === 1 ? "1 new message" : `${scroll.newBelow} new messages`}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function Loading() {
  return (
    <div className={styles["loading"]} data-testid="messages-loading">
      <Spinner decorative={false} title="Loading messages" size="sizeIcon40" />
    </div>
  );
}

function NoMessages({ conversation }: { conversation: ConversationView }) {
  return (
    <div className={styles["nothing"]} data-testid="no-messages">
      <p>No messages yet</p>
      <p>Write the first one to {contactLabel(conversation)} below.</p>
    </div>
  );
}
