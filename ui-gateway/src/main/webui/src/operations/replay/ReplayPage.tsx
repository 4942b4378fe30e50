import { Badge } from "@twilio-paste/core/badge";
import { Button } from "@twilio-paste/core/button";
import { useState } from "react";
import { useParams } from "react-router";
import { ApiError } from "../../api/client";
import { cancelReplay, type ReplayView } from "../../api/journal";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { ActionDialog } from "../parts/ActionDialog";
import { Facts } from "../parts/Facts";
import { Loading } from "../parts/Listing";
import { Outcome } from "../parts/Outcome";
import { Page } from "../parts/Page";
import { Panel } from "../parts/Panel";
import { momentWords } from "../time";
import { useRefresh, useReplay } from "../useOperations";
import { replayStateWords, replayWords } from "../words";
import { ReplayProgress } from "./ReplayProgress";

/** One replay, until its last entry is done. */
export function ReplayPage({ service }: { service: string }) {
  const { replayId = "" } = useParams();
  const { data: replay, error, isPending, refetch } = useReplay(service, Number(replayId));
  const [outcome, setOutcome] = useState<string>();
  const missing = error instanceof ApiError && error.status === 404;
  return (
    <Page title={`Replay ${replayId}`} back={{ to: `/operations/${service}/replays`, label: "Replays" }} aside={replay ? <ReplayBadge replay={replay} /> : null}>
      <Outcome text={outcome} />
      {error ? <ProblemNotice error={error} {...(missing ? {} : { onRetry: () => void refetch() })} /> : null}
      {isPending && !error ? <Loading label={`Replay ${replayId}`} /> : null}
      {replay ? (
        <>
          <Panel heading="Progress" actions={<CancelButton service={service} replay={replay} onDone={setOutcome} />}>
            <ReplayProgress replay={replay} />
          </Panel>
          <Panel heading="What it is">
            <Facts
              facts={[
                ["Replays", replayWords(replay)],
                ["Started by", replay.by.who],
                ["Why", replay.by.why],
                ["Started", momentWords(replay.startedAt)],
                ["Last enqueued", replay.finishedAt === null ? null : momentWords(replay.finishedAt)],
              ]}
            />
          </Panel>
        </>
      ) : null}
    </Page>
  );
}

export function ReplayBadge({ replay }: { replay: ReplayView }) {
  const [label, variant] = replayStateWords(replay);
  return (
    <Badge as="span" variant={variant} data-testid="replay-state">
      {label}
    </Badge>
  );
}

function CancelButton({ service, replay, onDone }: { service: string; replay: ReplayView; onDone: (outcome: string) => void }) {
  const [asking, setAsking] = useState(false);
  const refresh = useRefresh(service);
  const cancellable = replay.state === "enqueueing";
  if (!cancellable && !asking) return null;
  return (
    <>
      <Button variant="destructive_secondary" size="small" disabled={!cancellable} onClick={() => setAsking(true)} data-testid="cancel-replay">
        Cancel the replay
      </Button>
      {asking ? (
        <ActionDialog
          onDismiss={() => setAsking(false)}
          action={{
            title: `Cancel replay ${replay.id}`,
            effect: "No more entries are enqueued. Those that are enqueued already will run.",
            confirm: "Cancel the replay",
            destructive: true,
            run: async (why) => {
              await cancelReplay(service, replay.id, why);
              await refresh();
              setAsking(false);
              onDone(`Replay ${replay.id} is cancelled: no more entries are enqueued.`);
            },
          }}
        />
      ) : null}
    </>
  );
}
