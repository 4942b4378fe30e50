import { Label } from "@twilio-paste/core/label";
import { Option, Select } from "@twilio-paste/core/select";
import { useId } from "react";
import { setActivity } from "../api/taskBoard";
import { ProblemNotice } from "../shell/ProblemNotice";
import styles from "./board.module.css";
import { useAct, useActivities, useOwnWorkers } from "./useBoard";

/** The signed-in agent's own activity; the other accounts follow it. */
export function AvailabilitySwitch() {
  const { own } = useOwnWorkers();
  const { data: activities } = useActivities();
  const { busy, error, run } = useAct();
  const id = useId();
  const me = own[0];
  if (!me) return null;
  const choices = activities?.items.filter((activity) => activity.workspaceSid === me.workspaceSid) ?? [];
  return (
    <div className={styles["switch"]} data-testid="availability">
      <Label htmlFor={id}>I am</Label>
      <Select
        id={id}
        value={me.activitySid ?? ""}
        disabled={busy}
        data-testid="availability-select"
        onChange={(event) => {
          const wanted = event.target.value;
          void run(() => setActivity(me.sid, wanted));
        }}
      >
        {choices.map((activity) => (
          <Option key={activity.sid} value={activity.sid}>
            {activity.name}
          </Option>
        ))}
      </Select>
      {error ? <ProblemNotice error={error} /> : null}
    </div>
  );
}
