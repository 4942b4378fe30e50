import { useEffect, useRef } from "react";
import { useNavigate } from "react-router";
import { ApiError } from "../../api/client";
import type { ConversationView } from "../../api/types";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { useConversation, useMarkRead, useMessages } from "../useInbox";
import { OpenConversation } from "./OpenConversation";
import { ThreadHeader } from "./ThreadHeader";
import styles from "./thread.module.css";

interface Props {
  readonly id: string;
  readonly listed: ConversationView | undefined;
  /** Those in use, for choosing among them. */
  readonly labels: readonly string[];
  readonly agents: readonly string[];
}

/** One conversation: who it is with, what was said, what to say next. */
export function ConversationPane({ id, listed, labels, agents }: Props) {
  const { conversation, error, refetch } = useConversation(id, listed);
  const thread = useMessages(id);
  useLeaveWhenGone(conversation?.status);
  useMarkRead(conversation?.status === "deleted" ? undefined : conversation);

  if (conversation === undefined && error) {
    const missing = error instanceof ApiError && error.status === 404;
    return (
      <section className={styles["pane"]} aria-label="Conversation">
        <ThreadHeader conversation={undefined} loading={false} />
        <div className={styles["notice"]}>
          <ProblemNotice
            error={missing ? new ApiError(404, "No such conversation", "It may have been deleted. Choose another one.") : error}
            {...(missing ? {} : { onRetry: () => void refetch() })}
          />
        </div>
      </section>
    );
  }
  return (
    <section className={styles["pane"]} aria-label="Conversation" data-testid="thread" data-conversation={id} data-status={conversation?.status}>
      {conversation ? (
        <OpenConversation conversation={conversation} thread={thread} labels={labels} agents={agents} />
      ) : (
        <ThreadHeader conversation={undefined} loading />
      )}
    </section>
  );
}

/** Whoever looks at a conversation that is archived or deleted meanwhile is led back; one that was archived before can be read. */
function useLeaveWhenGone(status: string | undefined): void {
  const navigate = useNavigate();
  const before = useRef<string>(undefined);
  useEffect(() => {
    const archivedNow = before.current === "open" && status === "closed";
    if (archivedNow || status === "deleted") void navigate("/", { replace: true });
    before.current = status;
  }, [status, navigate]);
}
