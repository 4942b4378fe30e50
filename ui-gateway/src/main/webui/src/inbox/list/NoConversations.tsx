import { Button } from "@twilio-paste/core/button";
import styles from "./list.module.css";

interface Props {
  readonly status: "open" | "closed";
  /** Whether there may be some that the filter leaves out. */
  readonly narrowed: boolean;
  readonly onWiden: () => void;
}

export function NoConversations({ status, narrowed, onWiden }: Props) {
  return (
    <div className={styles["empty"]} data-testid="no-conversations">
      {narrowed ? (
        <>
          <p>None like that</p>
          <p>No conversation fits what you chose above.</p>
          <Button variant="secondary" size="small" onClick={onWiden} data-testid="widen">
            Show all
          </Button>
        </>
      ) : status === "closed" ? (
        <>
          <p>Nothing archived</p>
          <p>Conversations that you archive are kept here. A new message from the customer reopens them.</p>
        </>
      ) : (
        <>
          <p>No open conversations</p>
          <p>A customer&rsquo;s message appears here the moment it arrives. To write first, start a new conversation.</p>
        </>
      )}
    </div>
  );
}
