import { Badge } from "@twilio-paste/core/badge";
import type { Comparison, Drift } from "../api/links";
import styles from "../operations/operations.module.css";
import { Panel } from "../operations/parts/Panel";
import { momentWords } from "../operations/time";
import { byWords, comparisonStateWords, comparisonWords } from "./words";

/** What the last comparison of both sides found, made good and left. */
export function LastComparison({ comparison, drift }: { comparison: Comparison | null | undefined; drift: readonly Drift[] }) {
  if (!comparison) {
    return (
      <Panel heading="Last comparison" testId="comparison">
        <p className={styles["text"]}>Both sides have not been compared yet.</p>
      </Panel>
    );
  }
  const [label, variant] = comparisonStateWords(comparison.state);
  const unreadable = new Set(drift.filter(({ kind, state }) => kind === "unreadable" && state === "open").map(({ side }) => side));
  return (
    <Panel
      heading="Last comparison"
      testId="comparison"
      actions={
        <Badge as="span" variant={variant} data-testid="comparison-state" size="small">
          {label}
        </Badge>
      }
    >
      <p className={styles["text"]}>{comparisonWords(comparison, [...unreadable])}</p>
      {comparison.reason ? <p className={styles["unreachable"]}>{comparison.reason}</p> : null}
      <div className={styles["rowFoot"]}>
        <span>
          {momentWords(comparison.at)}, by {byWords(comparison.by)}
        </span>
      </div>
    </Panel>
  );
}
