import { Badge } from "@twilio-paste/core/badge";
import { Link, useSearchParams } from "react-router";
import type { LaneState, LaneView } from "../../api/journal";
import { durationWords, useNow } from "../../shell/clock";
import { laneAddress } from "../addresses";
import styles from "../operations.module.css";
import { Listing } from "../parts/Listing";
import { Reason } from "../parts/Reason";
import { RefreshButton } from "../parts/RefreshButton";
import { useChangedSince, useLanes, useSummary } from "../useOperations";
import { laneStateWords, plural } from "../words";
import { nextStep } from "./nextStep";

const filters: readonly (readonly [LaneState | undefined, string])[] = [
  [undefined, "All"],
  ["ready", "Ready"],
  ["parked", "Parked"],
  ["held", "Held"],
];

/** The lanes that have something to do, the one that waits longest first. */
export function LanesTab({ service }: { service: string }) {
  const [search] = useSearchParams();
  const state = filters.find(([each]) => each === search.get("state"))?.[0];
  const pages = useLanes(service, state);
  const changed = useChangedSince(useSummary(service)?.lanes, pages.dataUpdatedAt);
  const now = useNow(1_000);
  return (
    <>
      <div className={styles["toolbar"]}>
        <nav className={styles["choice"]} aria-label="Which lanes">
          {filters.map(([each, label]) => (
            <Link key={label} className={styles["chip"]} to={each ? `?state=${each}` : "?"} aria-current={each === state ? "true" : undefined} data-testid={`lanes-${each ?? "all"}`}>
              {label}
            </Link>
          ))}
        </nav>
        <RefreshButton changed={changed} loading={pages.isRefetching} onRefresh={() => void pages.refetch()} />
      </div>
      <Listing pages={pages} label="Lanes" empty={state ? `No lane is ${state}.` : "No lane has anything to do."} testId="lane-rows">
        {(lane) => <LaneRow key={lane.key} service={service} lane={lane} now={now} />}
      </Listing>
    </>
  );
}

function LaneRow({ service, lane, now }: { service: string; lane: LaneView; now: Date }) {
  const [label, variant] = laneStateWords(lane.state);
  const next = nextStep(lane, now);
  return (
    <li className={styles["row"]} data-testid="lane-row" data-state={lane.state}>
      <div className={styles["rowHead"]}>
        <Link className={styles["rowLink"]} to={laneAddress(service, lane.key)}>
          {lane.key}
        </Link>
        <Badge as="span" variant={variant} size="small">
          {label}
        </Badge>
        <span className={styles["rowAge"]}>{lane.oldest ? `${durationWords((now.getTime() - Date.parse(lane.oldest)) / 1_000)} old` : ""}</span>
      </div>
      <Reason reason={lane.reason} code={lane.code} />
      <div className={styles["rowFoot"]}>
        <span>{plural(lane.depth, "entry", "entries")} to do</span>
        {lane.headType ? <span className={styles["breaking"]}>First: {lane.headType}</span> : null}
        {lane.attempts > 0 ? <span>{plural(lane.attempts, "attempt")}</span> : null}
        {next ? <span>{next}</span> : null}
      </div>
    </li>
  );
}
