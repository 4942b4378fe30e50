import { ProblemNotice } from "../shell/ProblemNotice";
import { AvailabilitySwitch } from "./AvailabilitySwitch";
import styles from "./board.module.css";
import { MyTasks } from "./MyTasks";
import { OpenTasks } from "./OpenTasks";
import { QueueCards } from "./QueueCards";
import { useQueues, useTasks, useWorkers } from "./useBoard";
import { WorkerList } from "./WorkerList";

/** What waits, who has what, and who is available. */
export function BoardPage() {
  const tasks = useTasks();
  const queues = useQueues();
  const workers = useWorkers();
  const error = tasks.error ?? queues.error ?? workers.error;
  return (
    <div className={styles["page"]} data-testid="board">
      <div className={styles["head"]}>
        <h1>Tasks</h1>
        <AvailabilitySwitch />
      </div>
      {error ? <ProblemNotice error={error} onRetry={() => void Promise.all([tasks.refetch(), queues.refetch(), workers.refetch()])} /> : null}
      <MyTasks tasks={tasks.data?.items ?? []} />
      <QueueCards queues={queues.data?.items ?? []} />
      <OpenTasks tasks={tasks.data?.items ?? []} />
      <WorkerList workers={workers.data?.items ?? []} />
    </div>
  );
}
