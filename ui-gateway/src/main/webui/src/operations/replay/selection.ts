import type { EntryState, Selection } from "../../api/journal";
import { type FieldRange, fromLocalField, rangeMistake } from "../time";

export type Kind = "entry" | "lane" | "type" | "time" | "topic";

export const kinds: readonly (readonly [Kind, string])[] = [
  ["entry", "One entry"],
  ["lane", "A lane"],
  ["type", "A type of event"],
  ["time", "A time range"],
  ["topic", "A Kafka topic"],
];

/** What the form holds. */
export interface Fields {
  readonly kind: Kind;
  readonly entry: string;
  readonly lane: string;
  readonly type: string;
  readonly state: EntryState | "";
  readonly topic: string;
  readonly range: FieldRange;
}

/** The form as a link asked for it. */
export function fieldsOf(search: URLSearchParams): Fields {
  const [entry, lane, type] = ["entry", "lane", "type"].map((name) => search.get(name) ?? "") as [string, string, string];
  return {
    kind: entry !== "" ? "entry" : lane !== "" ? "lane" : type !== "" ? "type" : "entry",
    entry,
    lane,
    type,
    state: "",
    topic: "trunkline.webhooks.messaging",
    range: { from: "", to: "" },
  };
}

export const hasRange = ({ kind }: Fields): boolean => kind !== "entry";

/** A range may be left out where something else says what is meant. */
export const needsRange = ({ kind }: Fields): boolean => kind === "time" || kind === "topic";

/** What the form asks for, or in words what is missing. */
export function selectionOf(fields: Fields): Selection | { readonly mistake: string } {
  const { kind, range } = fields;
  const ranged = hasRange(fields) && (needsRange(fields) || range.from !== "" || range.to !== "");
  const mistake = ranged ? rangeMistake(range) : undefined;
  if (mistake !== undefined) return { mistake };
  const from = ranged ? (fromLocalField(range.from) ?? null) : null;
  const to = ranged ? (fromLocalField(range.to) ?? null) : null;
  const state = fields.state === "" ? null : fields.state;
  switch (kind) {
    case "entry":
      return /^[1-9]\d*$/.test(fields.entry.trim())
        ? { filter: { id: Number(fields.entry.trim()) } }
        : { mistake: "Give the entry's number." };
    case "lane":
      return fields.lane.trim() === "" ? { mistake: "Give the lane's key." } : { filter: { lane: fields.lane.trim(), state, from, to } };
    case "type":
      return fields.type.trim() === "" ? { mistake: "Give the type; one that ends with * means all that begin so." } : { filter: { type: fields.type.trim(), state, from, to } };
    case "time":
      return { filter: { state, from, to } };
    case "topic":
      return fields.topic.trim() === "" || from === null || to === null
        ? { mistake: "Give the topic's name." }
        : { topic: { topic: fields.topic.trim(), from, to } };
  }
}
