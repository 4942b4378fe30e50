import { Button } from "@twilio-paste/core/button";
import { PlusIcon } from "@twilio-paste/icons/esm/PlusIcon";
import { Link, useNavigate } from "react-router";
import type { ReplayView } from "../../api/journal";
import { newReplayAddress, replayAddress } from "../addresses";
import styles from "../operations.module.css";
import { Listing } from "../parts/Listing";
import { RefreshButton } from "../parts/RefreshButton";
import { momentWords } from "../time";
import { useReplays } from "../useOperations";
import { replayWords } from "../words";
import { ReplayBadge } from "./ReplayPage";
import { ReplayProgress } from "./ReplayProgress";

export function ReplaysTab({ service }: { service: string }) {
  const pages = useReplays(service);
  const navigate = useNavigate();
  return (
    <>
      <div className={styles["toolbar"]}>
        <Button variant="primary" size="small" onClick={() => void navigate(newReplayAddress(service))} data-testid="new-replay">
          <PlusIcon decorative size="sizeIcon20" />
          New replay
        </Button>
        <RefreshButton changed={false} loading={pages.isRefetching} onRefresh={() => void pages.refetch()} />
      </div>
      <Listing pages={pages} label="Replays" empty="Nothing has been replayed yet." testId="replays">
        {(replay) => <ReplayRow key={replay.id} service={service} replay={replay} />}
      </Listing>
    </>
  );
}

function ReplayRow({ service, replay }: { service: string; replay: ReplayView }) {
  return (
    <li className={styles["row"]} data-testid={`replay-${replay.id}`}>
      <div className={styles["rowHead"]}>
        <Link className={styles["rowLink"]} to={replayAddress(service, replay.id)}>
          {replayWords(replay)}
        </Link>
        <ReplayBadge replay={replay} />
        <time className={styles["rowAge"]} dateTime={replay.startedAt}>
          {momentWords(replay.startedAt)}
        </time>
      </div>
      <p className={styles["text"]}>
        {replay.by.who}: {replay.by.why}
      </p>
      <ReplayProgress replay={replay} />
    </li>
  );
}
