import { Badge } from "@twilio-paste/core/badge";
import { Link } from "react-router";
import type { EntrySummary } from "../../api/journal";
import { durationWords } from "../../shell/clock";
import styles from "../operations.module.css";
import { Reason } from "../parts/Reason";
import { momentWords } from "../time";
import { entryStateWords, plural } from "../words";

interface Props {
  readonly service: string;
  readonly entry: EntrySummary;
  readonly now: Date;
}

/** An entry in a list: what it is, how it stands, why. */
export function EntryRow({ service, entry, now }: Props) {
  const [label, variant] = entryStateWords(entry.state);
  return (
    <li className={styles["row"]} data-testid={`entry-${entry.id}`} data-state={entry.state}>
      <div className={styles["rowHead"]}>
        <Link className={styles["rowLink"]} to={`/operations/${service}/entries/${entry.id}`}>
          {entry.type}
        </Link>
        <Badge as="span" variant={variant} size="small">
          {label}
        </Badge>
        <time className={styles["rowAge"]} dateTime={entry.appendedAt} title={momentWords(entry.appendedAt)}>
          {durationWords((now.getTime() - Date.parse(entry.appendedAt)) / 1_000)} old
        </time>
      </div>
      <Reason reason={entry.reason} code={entry.code} />
      <div className={styles["rowFoot"]}>
        <span>Entry {entry.id}</span>
        <span className={styles["breaking"]}>Lane {entry.lane}</span>
        {entry.attempts > 0 ? <span>{plural(entry.attempts, "attempt")}</span> : null}
      </div>
    </li>
  );
}
