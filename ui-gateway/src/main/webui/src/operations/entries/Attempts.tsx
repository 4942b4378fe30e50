import type { FailedAttempt } from "../../api/journal";
import styles from "../operations.module.css";
import { Empty } from "../parts/Listing";
import { Reason } from "../parts/Reason";
import { momentWords } from "../time";

/** Oldest first. */
export function Attempts({ attempts }: { attempts: readonly FailedAttempt[] }) {
  if (attempts.length === 0) return <Empty>No attempt has failed.</Empty>;
  return (
    <ol className={styles["rows"]} aria-label="Failed attempts" data-testid="attempts">
      {attempts.map((attempt, index) => (
        <li key={index} className={styles["row"]}>
          <div className={styles["rowHead"]}>
            <strong>Attempt {attempt.attempt}</strong>
            <span className={styles["rowAge"]}>{momentWords(attempt.at)}</span>
          </div>
          <Reason reason={attempt.reason} code={attempt.code} linked />
        </li>
      ))}
    </ol>
  );
}
