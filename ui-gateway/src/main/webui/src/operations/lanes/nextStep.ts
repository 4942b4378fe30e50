import type { LaneView } from "../../api/journal";
import { nextTryWords } from "../../shell/clock";

/** What a lane does next, in words; undefined where it has nothing to do. */
export function nextStep(lane: LaneView, now: Date): string | undefined {
  if (lane.worker !== null) return `being worked on by ${lane.worker}`;
  if (lane.state === "held") return "waits until it is released";
  if (lane.depth === 0) return undefined;
  return lane.state === "parked" ? "waits until the parked entry is dealt with" : nextTryWords(lane.nextAt, now);
}
