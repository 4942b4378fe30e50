import { ChatBubble, ChatMessage, ChatMessageMeta, ChatMessageMetaItem } from "@twilio-paste/core/chat-log";
import { ErrorIcon } from "@twilio-paste/icons/esm/ErrorIcon";
import { TimeIcon } from "@twilio-paste/icons/esm/TimeIcon";
import { ErrorCode } from "../thread/ErrorCode";
import { MessageText } from "../thread/MessageText";
import styles from "../thread/thread.module.css";
import type { OutgoingMessage } from "./outgoing";

interface Props {
  readonly message: OutgoingMessage;
  readonly onSendAgain: () => void;
  readonly onEdit: () => void;
  readonly onDiscard: () => void;
}

/** A message that is not known to be sent: on its way, or not sent and why. */
export function OutgoingItem({ message: { key, body, attachment, failure }, onSendAgain, onEdit, onDiscard }: Props) {
  return (
    <ChatMessage variant="outbound" data-testid="outgoing" data-key={key} data-direction="outbound" data-state={failure ? "unsent" : "sending"}>
      <ChatBubble>
        {body === "" ? null : <MessageText body={body} />}
        {attachment ? <em className={styles["attached"]}>Attached: {attachment.name}</em> : null}
      </ChatBubble>
      <ChatMessageMeta aria-label={failure ? "not sent" : "being sent"}>
        <ChatMessageMetaItem>
          {failure ? (
            <span className={styles["meta"]}>
              <span className={styles["status"]} data-tone="failed" role="alert" data-testid="send-error">
                <span className={styles["tone"]}>
                  <ErrorIcon decorative size="sizeIcon10" />
                </span>
                {failure.refused ? "Not sent" : "Not confirmed"}: {failure.reason}
                {failure.twilioCode === null ? null : <ErrorCode code={failure.twilioCode} />}
              </span>
              <span className={styles["choices"]}>
                <button type="button" className={styles["small"]} onClick={onSendAgain} data-testid="send-again">
                  Send again
                </button>
                <button type="button" className={styles["small"]} onClick={onEdit} data-testid="edit-unsent">
                  Edit
                </button>
                <button type="button" className={styles["small"]} onClick={onDiscard} data-testid="discard-unsent">
                  Discard
                </button>
              </span>
            </span>
          ) : (
            <span className={styles["meta"]}>
              <span className={styles["tone"]}>
                <TimeIcon decorative size="sizeIcon10" />
              </span>
              Sending…
            </span>
          )}
        </ChatMessageMetaItem>
      </ChatMessageMeta>
    </ChatMessage>
  );
}
