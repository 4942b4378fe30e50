import { LockIcon } from "@twilio-paste/icons/esm/LockIcon";
import { UserIcon } from "@twilio-paste/icons/esm/UserIcon";
import { memo } from "react";
import { Link } from "react-router";
import type { ConversationView } from "../../api/types";
import { contactLabel } from "../address";
import { ContactAvatar } from "../ContactAvatar";
import { fullTime, shortTime } from "../time";
import styles from "./list.module.css";
import { previewOf } from "./preview";

/** Where a row stands in a virtual list. */
export interface Position {
  readonly index: number;
  readonly count: number;
  readonly offset: number;
  readonly height: number;
}

interface Props {
  readonly conversation: ConversationView;
  readonly selected: boolean;
  readonly now: Date;
  /** Messages that this agent has not seen, though others have. */
  readonly unseen: number;
  /** Whether something that this agent wrote was not sent. */
  readonly unsent?: boolean;
  /** Absent in a list whose rows are all there. */
  readonly position?: Position;
}

const plainHeight = 76;
const tagsHeight = 26;
const shownLabels = 3;

export const rowHeight = (conversation: ConversationView): number => plainHeight + (hasTags(conversation) ? tagsHeight : 0);

export const ConversationRow = memo(Row, (a, b) => {
  return (
    a.conversation === b.conversation &&
    a.selected === b.selected &&
    a.now === b.now &&
    a.unseen === b.unseen &&
    a.unsent === b.unsent &&
    a.position?.index === b.position?.index &&
    a.position?.offset === b.position?.offset &&
    a.position?.height === b.position?.height &&
    a.position?.count === b.position?.count
  );
});

function Row({ conversation, selected, now, unseen, unsent = false, position }: Props) {
  const { unread, needsReply } = conversation;
  return (
    <li
      className={position ? `${styles["row"]} ${styles["placed"]}` : styles["row"]}
      style={position ? { transform: `translateY(${position.offset}px)`, height: position.height } : { height: rowHeight(conversation) }}
      aria-posinset={position ? position.index + 1 : undefined}
      aria-setsize={position?.count}
      data-testid={`conversation-${conversation.id}`}
      data-unread={unread}
      data-needs-reply={needsReply}
    >
      <Link
        to={`/conversations/${encodeURIComponent(conversation.id)}`}
        className={styles["link"]}
        aria-current={selected ? "true" : undefined}
        data-index={position?.index}
      >
        <Content conversation={conversation} now={now} unseen={unseen} unsent={unsent} />
      </Link>
    </li>
  );
}

/** What stands in a row: drawn anew when it changes, not when its row moves. */
const Content = memo(function Content({ conversation, now, unseen, unsent = false }: Pick<Props, "conversation" | "now" | "unseen" | "unsent">) {
  const { unread, needsReply } = conversation;
  return (
    <>
      <ContactAvatar conversation={conversation} />
      <span className={styles["text"]}>
        <span className={styles["line"]}>
          <span className={styles["name"]} data-testid="contact">
            {contactLabel(conversation)}
          </span>
          {unseen > 0 && unread === 0 ? (
            <span className={styles["unseen"]} role="img" aria-label="New to you" title="Others have read what is new here" data-testid="unseen" />
          ) : null}
          <time className={styles["time"]} dateTime={conversation.lastActivityAt} title={fullTime(conversation.lastActivityAt)}>
            {shortTime(conversation.lastActivityAt, now)}
          </time>
        </span>
        <span className={styles["line"]}>
          <span className={styles["preview"]} data-testid="preview">
            {previewOf(conversation)}
          </span>
          {unsent ? (
            <span className={styles["unsent"]} data-testid="row-unsent">
              Not sent
            </span>
          ) : null}
          {needsReply && unread === 0 && !unsent ? (
            <span className={styles["waits"]} data-testid="needs-reply">
              Needs reply
            </span>
          ) : null}
          {unread > 0 ? (
            <span className={styles["unread"]} data-testid="unread">
              <span aria-hidden="true">{unread > 99 ? "99+" : unread}</span>
              <span className={styles["hidden"]}>{unread} unread</span>
            </span>
          ) : null}
        </span>
        {hasTags(conversation) ? <Tags conversation={conversation} /> : null}
      </span>
    </>
  );
});

function hasTags({ claimedBy, assignee, labels, optedOut }: ConversationView): boolean {
  return Boolean(claimedBy) || Boolean(assignee) || labels.length > 0 || optedOut;
}

/** Who has it, and what it is about. */
function Tags({ conversation: { claimedBy, assignee, labels, optedOut } }: { conversation: ConversationView }) {
  return (
    <span className={styles["tags"]}>
      {optedOut ? <span className={styles["tag"]}>Opted out</span> : null}
      {claimedBy ? (
        <span className={styles["tag"]} data-testid="row-claimed">
          <LockIcon decorative={false} title="Claimed by" size="sizeIcon10" />
          {claimedBy}
        </span>
      ) : null}
      {assignee && assignee !== claimedBy ? (
        <span className={styles["tag"]} data-testid="row-assignee">
          <UserIcon decorative={false} title="Assigned to" size="sizeIcon10" />
          {assignee}
        </span>
      ) : null}
      {labels.slice(0, shownLabels).map((label) => (
        <span key={label} className={styles["tag"]} data-testid="row-label">
          {label}
        </span>
      ))}
      {labels.length > shownLabels ? <span className={styles["tag"]}>+{labels.length - shownLabels}</span> : null}
    </span>
  );
}
