import type { ServiceSummary } from "../../api/journal";
import { durationWords, shortDurationWords } from "../../shell/clock";
import styles from "../operations.module.css";
import { numberWords } from "../words";

/** What a service still has to do, in figures. Each keeps its place as it changes. */
export function Counts({ summary }: { summary: ServiceSummary }) {
  const { depth = 0, lanes = 0, parked = 0, held = 0, oldestAgeSeconds, outbox = 0, outboxOldestAgeSeconds } = summary;
  return (
    <dl className={styles["counts"]}>
      <Count name="To do" title="Entries not done" testId="depth" value={numberWords(depth)} />
      <Count name="Lanes" title="Lanes with entries not done" testId="lanes" value={numberWords(lanes)} />
      <Count name="Parked" title="Entries given up: someone has to look" testId="parked" value={numberWords(parked)} tone={parked > 0 ? "bad" : undefined} />
      <Count name="Held" title="Lanes that an operator keeps from running" testId="held" value={numberWords(held)} tone={held > 0 ? "warn" : undefined} />
      <Count
        name="Oldest"
        title={`Age of the oldest entry not done${hasAge(oldestAgeSeconds) ? `: ${durationWords(oldestAgeSeconds)}` : ""}`}
        testId="oldest"
        value={depth > 0 && hasAge(oldestAgeSeconds) ? shortDurationWords(oldestAgeSeconds) : "–"}
      />
      <Count
        name="Outbox"
        title={
          outbox > 0 && hasAge(outboxOldestAgeSeconds)
            ? `Updates not yet published, the oldest for ${durationWords(outboxOldestAgeSeconds)}`
            : "Updates not yet published"
        }
        testId="outbox"
        value={numberWords(outbox)}
      />
    </dl>
  );
}

function Count({ name, title, value, tone, testId }: { name: string; title: string; value: string; tone?: string | undefined; testId: string }) {
  return (
    <div className={styles["count"]} title={title} data-tone={tone}>
      <dt>{name}</dt>
      <dd data-testid={`count-${testId}`}>{value}</dd>
    </div>
  );
}

const hasAge = (seconds: number | null | undefined): seconds is number => seconds !== null && seconds !== undefined;
