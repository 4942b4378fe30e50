import { ScreenReaderOnly } from "@twilio-paste/core/screen-reader-only";
import { useEffect, useState } from "react";
import { useNavigate, useParams } from "react-router";
import { contactLabel } from "./address";
import styles from "./inbox.module.css";
import { ConversationList } from "./list/ConversationList";
import { NewConversationDialog } from "./new/NewConversationDialog";
import { NothingSelected } from "./thread/NothingSelected";
import { ConversationPane } from "./thread/ConversationPane";
import { useConversations } from "./useInbox";

/** The agent's desk: the conversations beside the one that is open; one or the other where there is no room for both. */
export function InboxPage() {
  const { conversationId } = useParams();
  const navigate = useNavigate();
  const inbox = useConversations();
  const [starting, setStarting] = useState(false);
  const [started, setStarted] = useState(0);
  const selected = inbox.conversations.find((conversation) => conversation.id === conversationId);
  const unread = inbox.conversations.reduce((total, conversation) => total + conversation.unread, 0);

  useEffect(() => {
    const place = selected ? contactLabel(selected) : "Inbox";
    document.title = `${unread > 0 ? `(${unread}) ` : ""}${place} - Trunkline`;
  }, [selected, unread]);

  return (
    <div className={styles["inbox"]} data-view={conversationId === undefined ? "list" : "thread"}>
      <ScreenReaderOnly as="h1">Inbox</ScreenReaderOnly>
      <div className={styles["list"]}>
        <ConversationList inbox={inbox} selectedId={conversationId} newButtonKey={started} onNew={() => setStarting(true)} />
      </div>
      <div className={styles["thread"]}>
        {conversationId === undefined ? (
          <NothingSelected />
        ) : (
          <ConversationPane key={conversationId} id={conversationId} listed={selected} />
        )}
      </div>
      {/* Gone at once when it succeeded, so that the new conversation's composer may have the focus. */}
      <NewConversationDialog
        key={started}
        isOpen={starting}
        onDismiss={() => setStarting(false)}
        onStarted={(conversation) => {
          setStarting(false);
          setStarted(started + 1);
          void navigate(`/conversations/${encodeURIComponent(conversation.id)}`);
        }}
      />
    </div>
  );
}
