import { useCallback, useRef, useState } from "react";
import { ApiError, wordsOf } from "../api/client";
import { newKey } from "../inbox/outgoing/outgoing";
import { isUnderway, outcome, startTask, type NewTask, type Started } from "./api";

export type Progress =
  | { readonly step: "filling" }
  | { readonly step: "starting"; readonly late?: string }
  | { readonly step: "started"; readonly answer: Started }
  | { readonly step: "failed"; readonly words: string };

const pauseMillis = 2_000;

/** Starts a task and follows it until it is there or has failed. */
export function useStartTask() {
  const [progress, setProgress] = useState<Progress>({ step: "filling" });
  const key = useRef<string>(undefined);

  const start = useCallback(async (task: NewTask) => {
    // The same key until there is an answer: a repetition after a lost connection starts nothing twice.
    key.current ??= newKey();
    setProgress({ step: "starting" });
    try {
      let answer = await startTask(task, key.current);
      while (isUnderway(answer)) {
        setProgress({ step: "starting", late: answer.reason ?? "Twilio is slow." });
        await new Promise((resolve) => setTimeout(resolve, pauseMillis));
        answer = await outcome(answer.id);
      }
      setProgress({ step: "started", answer });
    } catch (error) {
      if (error instanceof ApiError && error.status > 0) key.current = undefined;
      setProgress({ step: "failed", words: wordsOf(error) });
    }
  }, []);

  /** What is wanted has changed, so it is another start. */
  const edited = useCallback(() => {
    key.current = undefined;
    setProgress({ step: "filling" });
  }, []);

  return { progress, start, edited };
}
