import { TimeIcon } from "@twilio-paste/icons/esm/TimeIcon";
import type { Delay } from "../../api/types";
import { nextTryWords, useNow } from "../../shell/clock";
import { ErrorCode } from "./ErrorCode";
import styles from "./thread.module.css";

/** Why a message waits, and when it is tried again. */
export function DelayNotice({ delay }: { delay: Delay }) {
  const now = useNow(1_000);
  return (
    <span className={styles["delay"]} data-testid="delay">
      <span className={styles["tone"]}>
        <TimeIcon decorative size="sizeIcon10" />
      </span>
      Waiting, {nextTryWords(delay.nextAt, now)}: {delay.reason}
      {delay.code === null ? null : <ErrorCode code={delay.code} />}
    </span>
  );
}
