import { Badge } from "@twilio-paste/core/badge";
import type { LedgerDifference, LedgerReport, UnreachableLedger } from "../../api/journal";
import styles from "../operations.module.css";
import { CopyText } from "../parts/CopyText";
import { Facts } from "../parts/Facts";
import { Panel } from "../parts/Panel";
import { momentWords } from "../time";
import { numberWords, plural, serviceName } from "../words";

/** One service's part of the ledger: balanced, or what is missing. */
export function ServiceLedger({ report }: { report: LedgerReport | UnreachableLedger }) {
  if (!("received" in report)) {
    return (
      <Panel heading={serviceName(report.service)} testId={`ledger-${report.service}`}>
        <p className={styles["unreachable"]}>Nothing is known{report.reason ? `: ${report.reason}` : ", as it does not answer."}</p>
      </Panel>
    );
  }
  const balanced = report.missing === 0;
  return (
    <Panel
      heading={serviceName(report.service)}
      testId={`ledger-${report.service}`}
      actions={
        <Badge as="span" variant={balanced ? "success" : "error"}>
          {balanced ? "Balanced" : `${numberWords(report.missing)} missing`}
        </Badge>
      }
    >
      <Facts
        facts={[
          ["Received", numberWords(report.received)],
          ["Applied", numberWords(report.applied)],
          ["Skipped", numberWords(report.skipped)],
          ["Parked", numberWords(report.parked)],
          ["In flight", numberWords(report.inFlight)],
          ["Came more than once", numberWords(report.repeated)],
          ["Not of this service", numberWords(report.notOurs)],
        ]}
      />
      {balanced ? null : <Differences report={report} />}
    </Panel>
  );
}

function Differences({ report: { differences, missing } }: { report: LedgerReport }) {
  return (
    <>
      <p className={styles["text"]}>
        These were taken in by their offsets but are not in the journal. A replay from their topic brings them back.
        {differences.length < missing ? ` Only ${plural(differences.length, "is", "are")} named; a shorter range names the others.` : ""}
      </p>
      <ul className={styles["rows"]} aria-label="Missing" data-testid="differences">
        {differences.map((difference) => (
          <Difference key={difference.eventId} difference={difference} />
        ))}
      </ul>
    </>
  );
}

function Difference({ difference: { eventId, topic, partition, offset, at } }: { difference: LedgerDifference }) {
  return (
    <li className={styles["row"]}>
      <CopyText text={eventId} name="event id" />
      <div className={styles["rowFoot"]}>
        <span className={styles["breaking"]}>{topic}</span>
        <span>partition {partition}</span>
        <span>offset {offset}</span>
        <span>{momentWords(at)}</span>
      </div>
    </li>
  );
}
