import { Button } from "@twilio-paste/core/button";
import { useState } from "react";
import { useNavigate } from "react-router";
import { holdLane, type LaneView, releaseLane } from "../../api/journal";
import { newReplayAddress } from "../addresses";
import styles from "../operations.module.css";
import { type Action, ActionDialog } from "../parts/ActionDialog";
import { useRefresh } from "../useOperations";

interface Props {
  readonly service: string;
  readonly lane: LaneView;
  readonly onDone: (outcome: string) => void;
}

export function LaneActions({ service, lane, onDone }: Props) {
  const navigate = useNavigate();
  const refresh = useRefresh(service);
  // What was asked for stays the same while the dialog is open, whatever the lane does meanwhile.
  const [action, setAction] = useState<Action>();
  const held = lane.state === "held";

  const finish = async (outcome: string) => {
    await refresh();
    setAction(undefined);
    onDone(outcome);
  };
  const hold: Action = {
    title: "Hold this lane",
    effect: "The entry that is being worked on is finished first; then nothing of this lane runs until somebody releases it. What arrives waits in order.",
    confirm: "Hold",
    run: async (why) => {
      await holdLane(service, lane.key, why);
      await finish("The lane is held. What arrives waits until it is released.");
    },
  };
  const release: Action = {
    title: "Release this lane",
    effect: "It runs again from where it stood. If its first entry is parked, it goes on waiting for that.",
    confirm: "Release",
    run: async (why) => {
      await releaseLane(service, lane.key, why);
      await finish("The lane is released.");
    },
  };

  return (
    <div className={styles["buttons"]} role="group" aria-label="Actions">
      <Button variant={held ? "primary" : "secondary"} size="small" onClick={() => setAction(held ? release : hold)} data-testid={held ? "release" : "hold"}>
        {held ? "Release" : "Hold"}
      </Button>
      <Button variant="secondary" size="small" onClick={() => void navigate(newReplayAddress(service, { lane: lane.key }))} data-testid="replay">
        Replay
      </Button>
      {action ? <ActionDialog action={action} onDismiss={() => setAction(undefined)} /> : null}
    </div>
  );
}
