import { Badge } from "@twilio-paste/core/badge";
import type { LinkWork } from "../api/links";
import styles from "../operations/operations.module.css";
import { Panel } from "../operations/parts/Panel";
import { momentWords } from "../operations/time";
import { plural } from "../operations/words";
import { nextTryWords, useNow } from "../shell/clock";
import { workWords } from "./words";

/** As many are told of at most. */
const most = 50;

/** What waits in the link's lane, and what was given up: why, and when it is tried next. */
export function Work({ work }: { work: readonly LinkWork[] }) {
  const now = useNow(1_000);
  const waiting = work.filter(({ state }) => state === "waiting").length;
  const heading = waiting === 0 ? "Nothing waits" : `${waiting >= most ? `${most} or more` : waiting} still to be done`;
  return (
    <Panel heading={heading} testId="work">
      {work.length === 0 ? null : (
        <ol className={styles["rows"]} aria-label="In the order in which it is done">
          {work.map((each) => (
            <li key={each.entryId} className={styles["row"]} data-testid="work-item" data-state={each.state}>
              <div className={styles["rowHead"]}>
                <span>{workWords(each.type)}</span>
                <Badge as="span" variant={each.state === "parked" ? "error" : "info"} size="small">
                  {each.state === "parked" ? "Given up" : "Waiting"}
                </Badge>
              </div>
              {each.reason ? <p className={styles["unreachable"]}>{each.reason}</p> : null}
              <div className={styles["rowFoot"]}>
                <span>since {momentWords(each.appendedAt)}</span>
                {each.attempts > 0 ? <span>{plural(each.attempts, "attempt")} failed</span> : null}
                {each.nextAttemptAt ? <span>{nextTryWords(each.nextAttemptAt, now)}</span> : null}
              </div>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
