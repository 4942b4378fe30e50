import { Badge } from "@twilio-paste/core/badge";
import type { ReconciliationReport } from "../../api/journal";
import styles from "../operations.module.css";
import { momentWords } from "../time";
import { type BadgeVariant, numberWords } from "../words";

const states: Readonly<Record<string, readonly [string, BadgeVariant]>> = {
  waiting: ["Waiting for its turn", "info"],
  running: ["Running", "info"],
  done: ["Finished", "success"],
  failed: ["Failed", "error"],
};

export function ReportRow({ report }: { report: ReconciliationReport }) {
  const [label, variant] = states[report.state] ?? ([report.state, "neutral"] as const);
  return (
    <li className={styles["row"]} data-testid="report" data-state={report.state}>
      <div className={styles["rowHead"]}>
        <strong>
          {momentWords(report.from)} to {momentWords(report.to)}
        </strong>
        <Badge as="span" variant={variant} size="small">
          {label}
        </Badge>
      </div>
      {report.reason ? <p className={styles["unreachable"]}>{report.reason}</p> : null}
      <div className={styles["rowFoot"]}>
        <span>{numberWords(report.compared)} compared</span>
        <span>{numberWords(report.missing)} missing</span>
        <span>{numberWords(report.applied)} taken in</span>
        <span>{numberWords(report.changed)} changed</span>
        <span>
          {report.startedAt ? `started ${momentWords(report.startedAt)}` : "not started yet"}
          {report.by ? ` by ${report.by}` : ""}
        </span>
      </div>
      {report.items.length > 0 ? (
        <details className={styles["details"]}>
          <summary>What was found ({numberWords(report.items.length)})</summary>
          <ul className={styles["plain"]}>
            {report.items.map(({ sid, what }, index) => (
              <li key={index}>
                <code className={styles["code"]}>{sid}</code> {what}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </li>
  );
}
