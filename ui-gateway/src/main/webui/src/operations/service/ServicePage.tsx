import type { ReactNode } from "react";
import { NavLink } from "react-router";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { Counts } from "../overview/Counts";
import { ServiceState, Unreachable } from "../overview/ServiceCard";
import styles from "../operations.module.css";
import { Page } from "../parts/Page";
import { useSummaries } from "../useOperations";
import { serviceName } from "../words";

const tabs: readonly (readonly [path: string, label: string])[] = [
  ["parked", "Parked"],
  ["lanes", "Lanes"],
  ["entries", "Entries"],
  ["replays", "Replays"],
  ["reconciliation", "Reconciliation"],
  ["audit", "Audit log"],
];

/** A service's live counts above one of its lists. */
export function ServicePage({ service, children }: { service: string; children: ReactNode }) {
  const { services, error } = useSummaries();
  const summary = services?.find((each) => each.service === service);
  return (
    <Page title={serviceName(service)} back={{ to: "/operations", label: "Operations" }} aside={summary ? <ServiceState summary={summary} /> : null}>
      {error ? <ProblemNotice error={error} /> : null}
      <div className={styles["strip"]}>
        {summary === undefined ? null : summary.reachable ? <Counts summary={summary} /> : <Unreachable summary={summary} />}
      </div>
      <nav className={styles["tabs"]} aria-label={serviceName(service)}>
        {tabs.map(([path, label]) => (
          <NavLink key={path} className={styles["tab"] ?? ""} to={`/operations/${service}/${path}`} data-testid={`tab-${path}`}>
            {label}
          </NavLink>
        ))}
      </nav>
      {children}
    </Page>
  );
}
