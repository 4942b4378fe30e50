import type { EntryFilter, EntryState, LaneState, ReplayView, Selection, TopicRange } from "../api/journal";
import { momentWords } from "./time";

export type BadgeVariant = "neutral" | "warning" | "error" | "success" | "info";

export const services: readonly string[] = ["messaging", "proxy", "bridge", "taskrouter"];

const serviceNames: Readonly<Record<string, string>> = {
  messaging: "Messaging",
  proxy: "Proxy",
  bridge: "Bridge",
  taskrouter: "TaskRouter",
};

export const serviceName = (service: string): string => serviceNames[service] ?? service;

const entryStates: Readonly<Record<EntryState, readonly [string, BadgeVariant]>> = {
  waiting: ["Waiting", "info"],
  done: ["Done", "success"],
  parked: ["Parked", "error"],
  skipped: ["Skipped", "neutral"],
};

/** A state that came later than this console is shown as it is. */
export const entryStateWords = (state: EntryState) => entryStates[state] ?? ([state, "neutral"] as const);

const laneStates: Readonly<Record<LaneState, readonly [string, BadgeVariant]>> = {
  ready: ["Ready", "success"],
  parked: ["Parked", "error"],
  held: ["Held", "warning"],
};

export const laneStateWords = (state: LaneState) => laneStates[state] ?? ([state, "neutral"] as const);

const actions: Readonly<Record<string, string>> = {
  retry: "Retried",
  skip: "Skipped",
  edit: "Edited and resumed",
  hold: "Held",
  release: "Released",
  replay: "Started a replay",
  "cancel-replay": "Cancelled a replay",
  erase: "Erased a person",
  reconcile: "Compared with Twilio",
  "clean-up": "Ended Proxy sessions",
};

export const actionWords = (action: string): string => actions[action] ?? action;

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${numberWords(count)} ${count === 1 ? one : many}`;
}

const grouped = new Intl.NumberFormat();

export const numberWords = (count: number): string => grouped.format(count);

/** What a replay takes, in words. */
export function selectionWords(selection: Selection): string {
  return "topic" in selection ? topicWords(selection.topic) : filterWords(selection.filter);
}

export function replayWords({ filter, topic }: Pick<ReplayView, "filter" | "topic">): string {
  if (topic) return topicWords(topic);
  return filter ? filterWords(filter) : "Nothing is known of what it takes";
}

function topicWords({ topic, from, to }: TopicRange): string {
  return `Records of ${topic} from ${momentWords(from)} to ${momentWords(to)}`;
}

function filterWords({ id, state, lane, type, from, to }: EntryFilter): string {
  if (id != null) return `Entry ${id}`;
  const parts = [
    state ? `${entryStateWords(state)[0]} entries` : "Entries",
    lane ? `of lane ${lane}` : "",
    type ? `of type ${type}` : "",
    from ? `from ${momentWords(from)}` : "",
    to ? `to ${momentWords(to)}` : "",
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** How far a replay is. What it will enqueue is known for sure only once all of it is. */
export function progressOf({ state, total, enqueued, done, parked }: ReplayView) {
  const ended = done + parked;
  const expected = state === "enqueueing" ? Math.max(total, enqueued) : enqueued;
  const running = state === "enqueueing" || ended < enqueued;
  return { running, ended, expected, share: expected === 0 ? (running ? 0 : 100) : Math.floor((100 * ended) / expected) };
}

export function replayStateWords(replay: ReplayView): readonly [string, BadgeVariant] {
  const { running } = progressOf(replay);
  if (replay.state === "cancelled") return [running ? "Cancelled, finishing" : "Cancelled", "warning"];
  if (replay.state === "enqueueing") return ["Enqueueing", "info"];
  if (running) return ["Running", "info"];
  return replay.parked > 0 ? ["Finished, some parked", "error"] : ["Finished", "success"];
}
