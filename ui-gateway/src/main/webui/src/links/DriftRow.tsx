import { Badge } from "@twilio-paste/core/badge";
import { Link } from "react-router";
import type { Drift } from "../api/links";
import styles from "../operations/operations.module.css";
import { momentWords } from "../operations/time";
import { byWords, driftWords, sideWords } from "./words";

/** One difference: where, what, who found it, and what became of it. */
export function DriftRow({ drift, linked = false }: { drift: Drift; linked?: boolean }) {
  const repaired = drift.state === "repaired";
  return (
    <li className={styles["row"]} data-testid="drift" data-state={drift.state}>
      <div className={styles["rowHead"]}>
        {linked ? (
          <Link className={styles["rowLink"]} to={`/links/${encodeURIComponent(drift.link)}`}>
            {drift.pair}: {driftWords(drift)}
          </Link>
        ) : (
          <strong>{driftWords(drift)}</strong>
        )}
        <Badge as="span" variant={repaired ? "success" : "warning"} size="small">
          {repaired ? `Repaired${drift.how ? `: ${drift.how}` : ""}` : "Open"}
        </Badge>
      </div>
      <span className={styles["breaking"]}>
        On {sideWords(drift.side)}: {drift.what}
      </span>
      {drift.reason ? <p className={styles["unreachable"]}>{drift.reason}</p> : null}
      <div className={styles["rowFoot"]}>
        <span>{drift.subject}</span>
        <span>
          found {momentWords(drift.foundAt)} by {byWords(drift.foundBy)}
        </span>
        {drift.repairedAt ? <span>repaired {momentWords(drift.repairedAt)}</span> : null}
      </div>
    </li>
  );
}
