import { Link } from "react-router";
import type { AuditRecord } from "../../api/journal";
import { entryAddress, laneAddress, replayAddress } from "../addresses";
import { indented } from "../entries/payload";
import styles from "../operations.module.css";
import { Listing } from "../parts/Listing";
import { RefreshButton } from "../parts/RefreshButton";
import { momentWords } from "../time";
import { useAudit } from "../useOperations";
import { actionWords } from "../words";

/** Who did what, when, and why; newest first. */
export function AuditLog({ service }: { service: string }) {
  const pages = useAudit(service);
  return (
    <>
      <div className={styles["toolbar"]}>
        <p className={styles["text"]}>What operators did, newest first.</p>
        <RefreshButton changed={false} loading={pages.isRefetching} onRefresh={() => void pages.refetch()} />
      </div>
      <Listing pages={pages} label="Audit log" empty="No operator has done anything yet." testId="audit">
        {(record) => <AuditRow key={record.id} service={service} record={record} />}
      </Listing>
    </>
  );
}

function AuditRow({ service, record }: { service: string; record: AuditRecord }) {
  const detail = detailText(record.detail);
  return (
    <li className={styles["row"]} data-testid="audit-record" data-action={record.action}>
      <div className={styles["rowHead"]}>
        <strong>{actionWords(record.action)}</strong>
        <time className={styles["rowAge"]} dateTime={record.at}>
          {momentWords(record.at)}
        </time>
      </div>
      <p className={styles["literal"]}>
        {record.who}: {record.why}
      </p>
      <div className={styles["rowFoot"]}>
        {record.entry === null ? null : (
          <Link className={styles["link"]} to={entryAddress(service, record.entry)}>
            Entry {record.entry}
          </Link>
        )}
        {record.lane === null ? null : (
          <Link className={styles["link"]} to={laneAddress(service, record.lane)}>
            Lane {record.lane}
          </Link>
        )}
        {record.replay === null ? null : (
          <Link className={styles["link"]} to={replayAddress(service, record.replay)}>
            Replay {record.replay}
          </Link>
        )}
      </div>
      {detail === undefined ? null : (
        <details className={styles["details"]}>
          <summary>Details</summary>
          <pre className={styles["pre"]} tabIndex={0}>
            {detail}
          </pre>
        </details>
      )}
    </li>
  );
}

/** What else was asked for; undefined where there is nothing more. It comes as JSON or as text that holds JSON. */
function detailText(detail: unknown): string | undefined {
  const text = typeof detail === "string" ? detail : JSON.stringify(detail ?? null);
  return ["", "null", "{}"].includes(text) ? undefined : (indented(text) ?? text);
}
