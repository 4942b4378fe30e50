import type { QueueView } from "../api/taskBoard";
import { durationWords, useNow } from "../shell/clock";
import styles from "./board.module.css";
import { secondsSince } from "./words";

const slaWords = { ok: "in time", warning: "waits long", breached: "waits too long" } as const;

/** Each queue with what waits in it; its colour says whether that is too long, and words say it as well. */
export function QueueCards({ queues }: { queues: readonly QueueView[] }) {
  const now = useNow(1_000);
  return (
    <section className={styles["section"]} aria-label="Queues" data-testid="queues">
      <h2>Queues</h2>
      {queues.length === 0 ? <p className={styles["weak"]}>Nothing waits.</p> : null}
      <ul className={styles["cards"]}>
        {queues.map((queue) => (
          <li key={`${queue.account} ${queue.sid ?? ""}`} className={styles["card"]} data-sla={queue.sla} data-testid="queue">
            <strong>{queue.name ?? "No queue"}</strong>
            <span className={styles["weak"]}>{queue.account}</span>
            <dl className={styles["counts"]}>
              <Count name="Waiting" value={queue.waiting} />
              <Count name="Offered" value={queue.offered} />
              <Count name="Assigned" value={queue.assigned} />
            </dl>
            {queue.oldestWaitingSince ? (
              <span data-testid="queue-wait">
                Longest {durationWords(secondsSince(queue.oldestWaitingSince, now))}: {slaWords[queue.sla]}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Count({ name, value }: { name: string; value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
