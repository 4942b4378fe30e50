import { useEffect } from "react";
import { useNavigate } from "react-router";
import { ApiError } from "../../api/client";
import type { ConversationView } from "../../api/types";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { Composer } from "../composer/Composer";
import { useConversation, useMarkRead } from "../useInbox";
import { Thread } from "./Thread";
import { ThreadHeader } from "./ThreadHeader";
import styles from "./thread.module.css";

/** One conversation: who it is with, what was said, what to say next. */
export function ConversationPane({ id, listed }: { id: string; listed: ConversationView | undefined }) {
  const navigate = useNavigate();
  const { conversation, error, refetch } = useConversation(id, listed);
  const gone = conversation !== undefined && conversation.status !== "open";
  useMarkRead(gone ? undefined : conversation);

  useEffect(() => {
    if (gone) void navigate("/", { replace: true });
  }, [gone, navigate]);

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
    <section className={styles["pane"]} aria-label="Conversation" data-testid="thread" data-conversation={id}>
      <ThreadHeader conversation={conversation} loading={conversation === undefined} />
      <Thread conversationId={id} conversation={conversation} />
      {conversation ? <Composer conversation={conversation} /> : null}
    </section>
  );
}
