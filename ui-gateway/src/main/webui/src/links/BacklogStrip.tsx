import styles from "../operations/operations.module.css";
import { numberWords, plural } from "../operations/words";
import { ProblemNotice } from "../shell/ProblemNotice";
import { durationWords, useNow } from "../shell/clock";
import { useBacklog } from "./useLinks";

/** How much the bridge has still to do; it shrinks before one's eyes. */
export function BacklogStrip() {
  const now = useNow(1_000);
  const { data, error, refetch } = useBacklog();
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const age = data.oldestAt ? durationWords((now.getTime() - Date.parse(data.oldestAt)) / 1_000) : undefined;
  return (
    <div className={styles["strip"]} data-testid="backlog" data-waiting={data.waiting}>
      <p className={styles["text"]}>
        {data.waiting === 0 ? (
          <strong>Both sides have everything.</strong>
        ) : (
          <>
            <strong>{numberWords(data.waiting)}</strong> {data.waiting === 1 ? "event waits" : "events wait"} in{" "}
            {plural(data.lanes, "conversation")}
            {age ? `, the oldest for ${age}` : ""}.
          </>
        )}
      </p>
      {data.parked > 0 ? <p className={styles["unreachable"]}>{plural(data.parked, "event was", "events were")} given up: retry them in their link.</p> : null}
    </div>
  );
}
