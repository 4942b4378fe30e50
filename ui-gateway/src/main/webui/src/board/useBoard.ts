import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { activities, queues, tasks, workers } from "../api/taskBoard";
import { boardKey } from "../live/LiveProvider";

/** Waits grow though nothing happens, and colours with them. */
const everyMillis = 15_000;

export const useTasks = () => useQuery({ queryKey: [boardKey, "tasks"], queryFn: ({ signal }) => tasks(signal) });

export const useQueues = () => useQuery({ queryKey: [boardKey, "queues"], queryFn: ({ signal }) => queues(signal), refetchInterval: everyMillis });

export const useWorkers = () => useQuery({ queryKey: [boardKey, "workers"], queryFn: ({ signal }) => workers(signal) });

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
      await queries.invalidateQueries({ queryKey: [boardKey] });
    }
  };
  return { busy, error, run };
}
