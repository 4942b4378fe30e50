import type { WorkerView } from "../api/taskBoard";
import { durationWords, useNow } from "../shell/clock";
import styles from "./board.module.css";
import { secondsSince } from "./words";

/** Who is available, and since when. */
export function WorkerList({ workers }: { workers: readonly WorkerView[] }) {
  const now = useNow();
  const available = workers.filter((worker) => worker.available).length;
  return (
    <section className={styles["section"]} aria-label="Workers" data-testid="workers">
      <h2>
        Workers: {available} of {workers.length} available
      </h2>
      <ul className={styles["list"]}>
        {workers.map((worker) => (
          <li key={worker.sid} className={styles["item"]} data-testid="worker" data-available={worker.available ?? false}>
            <span className={styles["words"]}>
              <strong>{worker.name}</strong>
              <span className={styles["weak"]}>{worker.account}</span>
            </span>
            <span>
              {worker.activityName ?? "unknown"} for {durationWords(secondsSince(worker.since, now))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
