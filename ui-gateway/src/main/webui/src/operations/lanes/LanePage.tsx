import { Badge } from "@twilio-paste/core/badge";
import { Button } from "@twilio-paste/core/button";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { ApiError } from "../../api/client";
import { type LaneView } from "../../api/journal";
import { useNow } from "../../shell/clock";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { entryAddress } from "../addresses";
import { EntryRow } from "../entries/EntryRow";
import styles from "../operations.module.css";
import { Facts } from "../parts/Facts";
import { Empty, Loading } from "../parts/Listing";
import { Outcome } from "../parts/Outcome";
import { Page } from "../parts/Page";
import { Panel } from "../parts/Panel";
import { Reason } from "../parts/Reason";
import { RefreshButton } from "../parts/RefreshButton";
import { momentWords } from "../time";
import { useChangedSince, useEntries, useLane } from "../useOperations";
import { laneStateWords, numberWords } from "../words";
import { LaneActions } from "./LaneActions";
import { nextStep } from "./nextStep";

/** One lane: how it stands, and its entries in their order. */
export function LanePage({ service }: { service: string }) {
  const [search] = useSearchParams();
  const key = search.get("key") ?? "";
  const { data: lane, error, isPending, refetch } = useLane(service, key);
  const [outcome, setOutcome] = useState<string>();
  const missing = error instanceof ApiError && error.status === 404;
  return (
    <Page title={key} back={{ to: `/operations/${service}/lanes`, label: "Lanes" }} aside={lane ? <StateBadge lane={lane} /> : null}>
      <Outcome text={outcome} />
      {error ? <ProblemNotice error={error} {...(missing ? {} : { onRetry: () => void refetch() })} /> : null}
      {isPending && !error ? <Loading label="lane" /> : null}
      {lane ? (
        <>
          <LaneActions service={service} lane={lane} onDone={setOutcome} />
          <Standing service={service} lane={lane} />
        </>
      ) : null}
      <LaneEntries service={service} laneKey={key} depth={lane?.depth} />
    </Page>
  );
}

function StateBadge({ lane }: { lane: LaneView }) {
  const [label, variant] = laneStateWords(lane.state);
  return (
    <Badge as="span" variant={variant} data-testid="lane-state">
      {label}
    </Badge>
  );
}

function Standing({ service, lane }: { service: string; lane: LaneView }) {
  const now = useNow(1_000);
  return (
    <Panel heading="How it stands">
      <Facts
        facts={[
          ["To do", numberWords(lane.depth)],
          ["Oldest taken in", lane.oldest === null ? null : momentWords(lane.oldest)],
          [
            "First in line",
            lane.headEntry === null ? null : (
              <Link key="head" className={styles["link"]} to={entryAddress(service, lane.headEntry)}>
                Entry {lane.headEntry}
                {lane.headType ? `, ${lane.headType}` : ""}
              </Link>
            ),
          ],
          ["Attempts", lane.attempts > 0 ? lane.attempts : null],
          ["Last failure", lane.reason === null && lane.code === null ? null : <Reason key="reason" reason={lane.reason} code={lane.code} linked />],
          ["Now", <span key="next" data-testid="next-step">{nextStep(lane, now)}</span>],
        ]}
      />
    </Panel>
  );
}

/** In the lane's order; earlier ones are fetched when they are asked for. */
function LaneEntries({ service, laneKey, depth }: { service: string; laneKey: string; depth: number | undefined }) {
  const pages = useEntries(service, { lane: laneKey });
  const changed = useChangedSince(depth, pages.dataUpdatedAt);
  const now = useNow(10_000);
  const inOrder = pages.items?.toSorted((a, b) => a.seq - b.seq);
  return (
    <Panel heading="Entries in order" actions={<RefreshButton changed={changed} loading={pages.isRefetching} onRefresh={() => void pages.refetch()} />}>
      {pages.error ? <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} /> : null}
      {pages.isPending && !pages.error ? <Loading label="entries" /> : null}
      {pages.hasNextPage && !pages.error ? (
        <div className={styles["more"]}>
          <Button variant="secondary" size="small" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            Show earlier
          </Button>
        </div>
      ) : null}
      {inOrder?.length === 0 ? <Empty>This lane has no entries.</Empty> : null}
      <ol className={styles["rows"]} aria-label="Entries in order" data-testid="lane-entries">
        {inOrder?.map((entry) => (
          <EntryRow key={entry.id} service={service} entry={entry} now={now} />
        ))}
      </ol>
    </Panel>
  );
}
