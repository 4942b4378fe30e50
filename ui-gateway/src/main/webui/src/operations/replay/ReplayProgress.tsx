import { ProgressBar, ProgressBarLabel } from "@twilio-paste/core/progress-bar";
import { useId } from "react";
import type { ReplayView } from "../../api/journal";
import styles from "../operations.module.css";
import { numberWords, plural, progressOf } from "../words";

/** How far a replay is, as a bar and in words. */
export function ReplayProgress({ replay }: { replay: ReplayView }) {
  const id = useId();
  const { share, ended, expected } = progressOf(replay);
  const words = `${numberWords(ended)} of ${numberWords(expected)}`;
  return (
    <div className={styles["stack"]} data-testid="progress" data-share={share}>
      <ProgressBarLabel htmlFor={id} valueLabel={words}>
        Finished
      </ProgressBarLabel>
      <ProgressBar id={id} value={share} valueLabel={words} />
      <p className={styles["rowFoot"]}>
        <span>
          {numberWords(replay.enqueued)} of {plural(replay.total, "entry", "entries")} enqueued
        </span>
        <span>{numberWords(replay.done)} done</span>
        <span data-tone={replay.parked > 0 ? "bad" : undefined}>{numberWords(replay.parked)} parked</span>
      </p>
    </div>
  );
}
