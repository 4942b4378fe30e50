import { Badge } from "@twilio-paste/core/badge";
import type { WiringApply } from "../../api/wiring";
import { Panel } from "../../operations/parts/Panel";
import { momentWords } from "../../operations/time";
import styles from "./wiring.module.css";

const states = {
  waiting: { words: "Under way", variant: "neutral" },
  done: { words: "Done", variant: "success" },
  failed: { words: "Failed", variant: "error" },
} as const;

/** Who had what changed at Twilio, when and why. */
export function Applies({ applies }: { applies: readonly WiringApply[] }) {
  return (
    <Panel heading="What was applied" testId="applies">
      <ul className={styles["settings"]} aria-label="What was applied, newest first">
        {applies.map((apply) => (
          <li key={apply.id} className={styles["setting"]} data-testid="apply">
            <div className={styles["head"]}>
              <strong>
                {momentWords(apply.requestedAt)}, {apply.who}
              </strong>
              <Badge as="span" variant={states[apply.state].variant} size="small">
                {states[apply.state].words}
              </Badge>
            </div>
            <span className={styles["weak"]}>{apply.why}</span>
            {apply.reason ? <span className={styles["text"]}>{apply.reason}</span> : null}
            {apply.changes.map((change) => (
              <span key={`${change.wire} ${change.property}`} className={styles["breaking"]}>
                {change.resource}, {change.property}: {change.before ?? "no value"} became {change.after ?? "no value"}
              </span>
            ))}
            {apply.state === "done" && apply.changes.length === 0 ? <span>Everything was as wanted: nothing changed.</span> : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
