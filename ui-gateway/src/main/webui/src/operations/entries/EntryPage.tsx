import { Badge } from "@twilio-paste/core/badge";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { ApiError } from "../../api/client";
import type { EntryDetail } from "../../api/journal";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { laneAddress, replayAddress } from "../addresses";
import styles from "../operations.module.css";
import { CopyText } from "../parts/CopyText";
import { Facts } from "../parts/Facts";
import { Loading } from "../parts/Listing";
import { Outcome } from "../parts/Outcome";
import { Page } from "../parts/Page";
import { Panel } from "../parts/Panel";
import { Reason } from "../parts/Reason";
import { momentWords } from "../time";
import { useEntry } from "../useOperations";
import { entryStateWords } from "../words";
import { Attempts } from "./Attempts";
import { EntryActions } from "./EntryActions";
import { PayloadPanel } from "./PayloadPanel";
import { Steps } from "./Steps";

/** All there is to know about an entry, and what may be done with it. */
export function EntryPage({ service }: { service: string }) {
  const { entryId = "" } = useParams();
  const id = Number(entryId);
  const { data: entry, error, isPending, refetch } = useEntry(service, id);
  const [outcome, setOutcome] = useState<string>();
  const missing = error instanceof ApiError && error.status === 404;
  return (
    <Page title={`Entry ${entryId}`} back={{ to: `/operations/${service}/parked`, label: "Parked" }} aside={entry ? <StateBadge entry={entry} /> : null}>
      <Outcome text={outcome} />
      {error ? <ProblemNotice error={error} {...(missing ? {} : { onRetry: () => void refetch() })} /> : null}
      {isPending && !error ? <Loading label={`Entry ${entryId}`} /> : null}
      {entry ? <Detail service={service} entry={entry} onDone={setOutcome} /> : null}
    </Page>
  );
}

function StateBadge({ entry }: { entry: EntryDetail }) {
  const [label, variant] = entryStateWords(entry.state);
  return (
    <Badge as="span" variant={variant} data-testid="entry-state">
      {label}
    </Badge>
  );
}

function Detail({ service, entry, onDone }: { service: string; entry: EntryDetail; onDone: (outcome: string) => void }) {
  return (
    <>
      {entry.reason === null ? null : (
        <p className={styles["banner"]} data-state={entry.state}>
          <Reason reason={entry.reason} code={entry.code} linked />
        </p>
      )}
      <EntryActions service={service} entry={entry} onDone={onDone} />
      <Panel heading="What it is">
        <Facts
          facts={[
            ["Type", entry.type],
            ["Lane", <Link key="lane" className={styles["link"]} to={laneAddress(service, entry.lane)}>{entry.lane}</Link>],
            ["Place in the lane", entry.seq],
            ["Taken in", momentWords(entry.appendedAt)],
            ["Happened", entry.time === null ? null : momentWords(entry.time)],
            ["Finished", entry.finishedAt === null ? null : momentWords(entry.finishedAt)],
            ["Attempts", entry.attempts],
            ["Trace id", entry.traceId === null ? null : <CopyText key="trace" text={entry.traceId} name="trace id" />],
            ["Event id", <CopyText key="event" text={entry.eventId} name="event id" />],
            ["Source", entry.source],
            ["Copy of", entry.origin === entry.id ? null : <Link key="origin" className={styles["link"]} to={`/operations/${service}/entries/${entry.origin}`}>Entry {entry.origin}</Link>],
            ["Made by", entry.replay === null ? null : <Link key="replay" className={styles["link"]} to={replayAddress(service, entry.replay)}>Replay {entry.replay}</Link>],
          ]}
        />
      </Panel>
      <PayloadPanel entry={entry} />
      <Panel heading="Failed attempts">
        <Attempts attempts={entry.attemptsFailed} />
      </Panel>
      <Panel heading="Steps">
        <Steps steps={entry.steps} />
      </Panel>
    </>
  );
}
