import type { TaskView } from "../api/taskBoard";
import { laneEntriesAddress } from "../operations/addresses";
import { durationWords, useNow } from "../shell/clock";
import { Origin } from "../shell/Origin";
import { useUser } from "../shell/useUser";
import { maySetUp } from "../settings/SettingsPage";
import styles from "./board.module.css";
import { TransferButton } from "./TransferButton";
import { customerOf, secondsSince } from "./words";

/** All tasks that are not over, the longest waiting first. */
export function OpenTasks({ tasks }: { tasks: readonly TaskView[] }) {
  const now = useNow(1_000);
  return (
    <section className={styles["section"]} aria-label="Open tasks" data-testid="open-tasks">
      <h2>Open tasks</h2>
      {tasks.length === 0 ? <p className={styles["weak"]}>There are none.</p> : null}
      <ul className={styles["list"]}>
        {tasks.map((task) => (
          <li key={task.sid} className={styles["item"]} data-testid="open-task" data-status={task.status}>
            <span className={styles["words"]}>
              <strong>{customerOf(task)}</strong>
              <span className={styles["weak"]}>{[task.channel, task.queueName, task.account].filter(Boolean).join(" · ")}</span>
            </span>
            <span>{stateWords(task, now)}</span>
            <GiveAway task={task} />
            {/* All events of a task are one lane. */}
            <Origin to={laneEntriesAddress("taskrouter", task.sid)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Supervisors move what others have. */
function GiveAway({ task }: { task: TaskView }) {
  const { data: user } = useUser();
  const accepted = task.reservations.find(({ status }) => status === "accepted");
  return user && maySetUp(user.roles) && accepted ? <TransferButton task={task} reservation={accepted} /> : null;
}

function stateWords(task: TaskView, now: Date): string {
  const last = task.reservations.at(-1)?.workerName ?? "somebody";
  const waits = durationWords(secondsSince(task.queuedAt ?? task.createdAt, now));
  switch (task.status) {
    case "pending":
      return `waits ${waits}`;
    case "reserved":
      return `offered to ${last}, waits ${waits}`;
    case "assigned":
      return `with ${last} for ${durationWords(secondsSince(task.assignedAt ?? task.createdAt, now))}`;
    case "wrapping":
      return `${last} wraps up`;
    default:
      return task.status;
  }
}
