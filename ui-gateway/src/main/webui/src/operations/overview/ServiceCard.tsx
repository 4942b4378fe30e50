import { Badge } from "@twilio-paste/core/badge";
import { Link } from "react-router";
import type { ServiceSummary } from "../../api/journal";
import styles from "../operations.module.css";
import { serviceName } from "../words";
import { Counts } from "./Counts";

export function ServiceCard({ summary }: { summary: ServiceSummary }) {
  const { service, reachable } = summary;
  return (
    <li className={styles["card"]} data-testid={`service-${service}`} data-reachable={reachable}>
      <div className={styles["cardHead"]}>
        <Link className={styles["cardLink"]} to={`/operations/${encodeURIComponent(service)}/parked`}>
          {serviceName(service)}
        </Link>
        <ServiceState summary={summary} />
      </div>
      {reachable ? <Counts summary={summary} /> : <Unreachable summary={summary} />}
    </li>
  );
}

export function ServiceState({ summary: { reachable, parked = 0, held = 0 } }: { summary: ServiceSummary }) {
  if (!reachable) {
    return (
      <Badge as="span" variant="error">
        No answer
      </Badge>
    );
  }
  if (parked > 0) {
    return (
      <Badge as="span" variant="error">
        Needs attention
      </Badge>
    );
  }
  return held > 0 ? (
    <Badge as="span" variant="warning">
      Lanes held
    </Badge>
  ) : (
    <Badge as="span" variant="success">
      Running
    </Badge>
  );
}

export function Unreachable({ summary }: { summary: ServiceSummary }) {
  return (
    <p className={styles["unreachable"]} data-testid="unreachable">
      {serviceName(summary.service)} does not answer{summary.reason ? `: ${summary.reason}` : "."}
    </p>
  );
}
