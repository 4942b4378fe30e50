import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { activities, ownWorkers, queues, type ReservationView, tasks, type TaskView, workers } from "../api/taskBoard";
import { boardKey, ownWorkersKey } from "../live/LiveProvider";
import { useUser } from "../shell/useUser";

/** Waits grow though nothing happens, and colours with them. */
const everyMillis = 15_000;

export const useTasks = () => useQuery({ queryKey: [boardKey, "tasks"], queryFn: ({ signal }) => tasks(signal) });

export const useQueues = () => useQuery({ queryKey: [boardKey, "queues"], queryFn: ({ signal }) => queues(signal), refetchInterval: everyMillis });

export const useWorkers = () => useQuery({ queryKey: [boardKey, "workers"], queryFn: ({ signal }) => workers(signal) });

/** The signed-in person's own workers, and what of a task is theirs. */
export function useOwnWorkers() {
  const { data: user } = useUser();
  const { data } = useQuery({ queryKey: [ownWorkersKey], queryFn: ({ signal }) => ownWorkers(signal) });
  const own = data?.items ?? [];
  const isMine = ({ workerSid, workerName }: ReservationView) =>
    own.some(({ sid }) => sid === workerSid) || (workerName != null && workerName.toLowerCase() === user?.name.toLowerCase());
  return { own, isMine };
}

const unfinished: readonly string[] = ["pending", "accepted", "wrapping"];

/** What of these the signed-in person is offered or has. */
export function useMyTasks(tasks: readonly TaskView[]) {
  const { isMine } = useOwnWorkers();
  return tasks.flatMap((task) =>
    task.reservations
      .filter((reservation) => unfinished.includes(reservation.status) && isMine(reservation))
      .map((reservation) => ({ task, reservation })),
  );
}

export const useActivities = () => useQuery({ queryKey: [boardKey, "activities"], queryFn: ({ signal }) => activities(signal) });

/** Does something to the board and fetches it again; knows while it is under way, and why it went wrong. */
export function useAct() {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const run = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
      await Promise.all([boardKey, ownWorkersKey].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    }
  };
  return { busy, error, run };
}
