import { AcceptIcon } from "@twilio-paste/icons/esm/AcceptIcon";
import { ErrorIcon } from "@twilio-paste/icons/esm/ErrorIcon";
import { TimeIcon } from "@twilio-paste/icons/esm/TimeIcon";
import type { MessageView } from "../../api/types";
import { useNow } from "../../shell/clock";
import { pendingWords, type StatusWords, statusWords, type Tone } from "../status";
import { ErrorCode } from "./ErrorCode";
import styles from "./thread.module.css";

/** What became of an outbound message, in words, with Twilio's code and reason where it failed or waits. */
export function DeliveryStatus({ message }: { message: MessageView }) {
  return message.status === "pending" ? <PendingStatus message={message} /> : <Status words={statusWords(message)} />;
}

function PendingStatus({ message }: { message: MessageView }) {
  return <Status words={pendingWords(message, useNow())} />;
}

function Status({ words: { tone, label, reason, code } }: { words: StatusWords }) {
  return (
    <span className={styles["status"]} data-tone={tone} data-testid="status">
      <span className={styles["tone"]}>
        <ToneIcon tone={tone} />
      </span>
      {label}
      {reason ? `: ${reason}` : null}
      {code === undefined ? null : <ErrorCode code={code} />}
    </span>
  );
}

function ToneIcon({ tone }: { tone: Tone }) {
  switch (tone) {
    case "waiting":
      return <TimeIcon decorative size="sizeIcon10" />;
    case "failed":
      return <ErrorIcon decorative size="sizeIcon10" />;
    case "sent":
      return <AcceptIcon decorative size="sizeIcon10" />;
    case "delivered":
    case "read":
      return (
        <>
          <AcceptIcon decorative size="sizeIcon10" />
          <AcceptIcon decorative size="sizeIcon10" />
        </>
      );
  }
}
