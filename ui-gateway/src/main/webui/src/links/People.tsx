import { Badge } from "@twilio-paste/core/badge";
import { Button } from "@twilio-paste/core/button";
import styles from "../operations/operations.module.css";
import { Empty, Loading } from "../operations/parts/Listing";
import { Panel } from "../operations/parts/Panel";
import { ProblemNotice } from "../shell/ProblemNotice";
import { usePeople } from "./useLinks";

/** Workers of all accounts: who is missing where, and whose activities differ. */
export function People() {
  const { data, error, isPending, isRefetching, refetch } = usePeople();
  const people = data?.items.toSorted((a, b) => b.differences.length - a.differences.length);
  return (
    <Panel
      heading="Workers"
      actions={
        <Button variant="secondary" size="small" loading={isRefetching} onClick={() => void refetch()} data-testid="people-again">
          Ask Twilio again
        </Button>
      }
    >
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending && !error ? <Loading label="workers" /> : null}
      {people?.length === 0 ? <Empty>There are no workers.</Empty> : null}
      <ul className={styles["rows"]} aria-label="Workers" data-testid="people">
        {people?.map((person) => (
          <li key={person.name} className={styles["row"]} data-testid="person" data-differs={person.differences.length > 0}>
            <div className={styles["rowHead"]}>
              <strong className={styles["breaking"]}>{person.name}</strong>
              <Badge as="span" variant={person.differences.length > 0 ? "warning" : "success"} size="small">
                {person.differences.length > 0 ? "Differs" : "Alike"}
              </Badge>
            </div>
            {person.differences.map((difference) => (
              <p key={difference} className={styles["unreachable"]}>
                {difference}
              </p>
            ))}
            <div className={styles["rowFoot"]}>
              {Object.entries(person.activities).map(([account, activity]) => (
                <span key={account}>
                  {account}: {activity}
                </span>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
