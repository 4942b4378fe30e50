import { ScreenReaderOnly } from "@twilio-paste/core/screen-reader-only";
import { useEffect, useMemo, useState } from "react";
import { useNavigate, useParams } from "react-router";
import { useLatestViews } from "../live/LiveProvider";
import { contactLabel } from "./address";
import { agentsOf, everythingOpen, type InboxFilter, labelsOf } from "./filter/filter";
import styles from "./inbox.module.css";
import { ConversationList } from "./list/ConversationList";
import { NewConversationDialog } from "./new/NewConversationDialog";
import { ConversationPane } from "./thread/ConversationPane";
import { NothingSelected } from "./thread/NothingSelected";
import { useConversations, useForgetDeleted } from "./useInbox";

/** The agent's desk: the conversations beside the one that is open; one or the other where there is no room for both. */
export function InboxPage() {
  const { conversationId } = useParams();
  const navigate = useNavigate();
  const [filter, setFilter] = useState<InboxFilter>(everythingOpen);
  const [search, setSearch] = useState("");
  const inbox = useConversations(filter);
  const { latest, revision } = useLatestViews();
  useForgetDeleted();
  const [starting, setStarting] = useState(false);
  const [started, setStarted] = useState(0);
  const selected = inbox.conversations.find((conversation) => conversation.id === conversationId);
  const unread = inbox.conversations.reduce((total, conversation) => total + conversation.unread, 0);
  const known = useMemo(() => {
    const conversations = [...inbox.conversations, ...latest.conversations()];
    return { labels: labelsOf(conversations), agents: agentsOf(conversations) };
    // The revision stands for what `latest` holds.
  }, [inbox.conversations, latest, revision]);

  useEffect(() => {
    const place = selected ? contactLabel(selected) : "Inbox";
    document.title = `${unread > 0 ? `(${unread}) ` : ""}${place} - Trunkline`;
  }, [selected, unread]);

  return (
    <div className={styles["inbox"]} data-view={conversationId === undefined ? "list" : "thread"}>
      <ScreenReaderOnly as="h1">Inbox</ScreenReaderOnly>
      <div className={styles["list"]}>
        <ConversationList
          inbox={inbox}
          filter={filter}
          labels={known.labels}
          onFilter={setFilter}
          search={search}
          onSearch={setSearch}
          selectedId={conversationId}
          newButtonKey={started}
          onNew={() => setStarting(true)}
        />
      </div>
      <div className={styles["thread"]}>
        {conversationId === undefined ? (
          <NothingSelected />
        ) : (
          <ConversationPane key={conversationId} id={conversationId} listed={selected} labels={known.labels} agents={known.agents} />
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
          setFilter(everythingOpen);
          void navigate(`/conversations/${encodeURIComponent(conversation.id)}`);
        }}
      />
    </div>
  );
}
