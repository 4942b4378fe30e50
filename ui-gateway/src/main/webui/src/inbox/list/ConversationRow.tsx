import { memo } from "react";
import { Link } from "react-router";
import type { ConversationView } from "../../api/types";
import { contactLabel } from "../address";
import { ContactAvatar } from "../ContactAvatar";
import { fullTime, shortTime } from "../time";
import styles from "./list.module.css";
import { previewOf } from "./preview";

interface Props {
  readonly conversation: ConversationView;
  readonly selected: boolean;
  readonly now: Date;
  readonly position: { readonly index: number; readonly count: number; readonly offset: number; readonly height: number };
}

export const ConversationRow = memo(Row, (a, b) => {
  return (
    a.conversation === b.conversation &&
    a.selected === b.selected &&
    a.now === b.now &&
    a.position.offset === b.position.offset &&
    a.position.count === b.position.count
  );
});

function Row({ conversation, selected, now, position }: Props) {
  const { unread } = conversation;
  return (
    <li
      className={styles["row"]}
      style={{ transform: `translateY(${position.offset}px)`, height: position.height }}
      aria-posinset={position.index + 1}
      aria-setsize={position.count}
      data-testid={`conversation-${conversation.id}`}
      data-unread={unread}
    >
      <Link
        to={`/conversations/${encodeURIComponent(conversation.id)}`}
        className={styles["link"]}
        aria-current={selected ? "true" : undefined}
        data-index={position.index}
      >
        <ContactAvatar conversation={conversation} />
        <span className={styles["text"]}>
          <span className={styles["line"]}>
            <span className={styles["name"]} data-testid="contact">
              {contactLabel(conversation)}
            </span>
            <time className={styles["time"]} dateTime={conversation.lastActivityAt} title={fullTime(conversation.lastActivityAt)}>
              {shortTime(conversation.lastActivityAt, now)}
            </time>
          </span>
          <span className={styles["line"]}>
            <span className={styles["preview"]} data-testid="preview">
              {previewOf(conversation)}
            </span>
            {unread > 0 ? (
              <span className={styles["unread"]} data-testid="unread">
                <span aria-hidden="true">{unread > 99 ? "99+" : unread}</span>
                <span className={styles["hidden"]}>{unread} unread</span>
              </span>
            ) : null}
          </span>
        </span>
      </Link>
    </li>
  );
}
