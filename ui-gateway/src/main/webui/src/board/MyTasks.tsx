import { Button } from "@twilio-paste/core/button";
import { act, type ReservationAction, type ReservationView, type TaskView } from "../api/taskBoard";
import { durationWords, useNow } from "../shell/clock";
import { ProblemNotice } from "../shell/ProblemNotice";
import styles from "./board.module.css";
import { OpenConversation } from "./OpenConversation";
import { TransferButton } from "./TransferButton";
import { useAct, useMyTasks } from "./useBoard";
import { customerOf, secondsSince } from "./words";

/** What the signed-in agent is offered and has taken. */
export function MyTasks({ tasks }: { tasks: readonly TaskView[] }) {
  const { busy, error, run } = useAct();
  const now = useNow(1_000);
  const mine = useMyTasks(tasks);
  return (
    <section className={styles["section"]} aria-label="My tasks" data-testid="my-tasks">
      <h2>My tasks</h2>
      {error ? <ProblemNotice error={error} /> : null}
      {mine.length === 0 ? <p className={styles["weak"]}>Nothing is offered to you, and you have no task.</p> : null}
      <ul className={styles["list"]}>
        {mine.map(({ task, reservation }) => (
          <li key={reservation.sid} className={styles["item"]} data-testid="my-task" data-status={reservation.status}>
            <span className={styles["words"]}>
              <strong>{customerOf(task)}</strong>
              <span className={styles["weak"]}>
                {[task.channel, task.queueName, timeWords(reservation, now)].filter(Boolean).join(" · ")}
              </span>
            </span>
            {actionsOf(reservation.status).map(({ action, label, primary }) => (
              <Button
                key={action}
                variant={primary ? "primary" : "secondary"}
                size="small"
                disabled={busy}
                data-testid={`task-${action}`}
                onClick={() => void run(() => act(reservation.sid, action))}
              >
                {label}
              </Button>
            ))}
            {reservation.status === "accepted" ? <TransferButton task={task} reservation={reservation} /> : null}
            {reservation.status === "pending" ? null : <OpenConversation task={task} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function timeWords({ status, until, changedAt }: ReservationView, now: Date): string {
  if (status === "pending" && until) {
    const left = Math.round((Date.parse(until) - now.getTime()) / 1_000);
    return left > 0 ? `answer within ${durationWords(left)}` : "is given back now";
  }
  return `${status} for ${durationWords(secondsSince(changedAt, now))}`;
}

function actionsOf(status: string): readonly { readonly action: ReservationAction; readonly label: string; readonly primary: boolean }[] {
  switch (status) {
    case "pending":
      return [
        { action: "accept", label: "Accept", primary: true },
        { action: "reject", label: "Decline", primary: false },
      ];
    case "accepted":
      return [
        { action: "wrap-up", label: "Wrap up", primary: true },
        { action: "complete", label: "Complete", primary: false },
      ];
    default:
      return [{ action: "complete", label: "Complete", primary: true }];
  }
}
