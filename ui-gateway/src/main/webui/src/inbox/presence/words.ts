import type { PresenceView } from "../../api/types";

/** Who else is there: "Ana is writing", "Ana and Ben are looking at this too". */
export function presenceWords(others: readonly Pick<PresenceView, "agent" | "state">[]): string | undefined {
  const writing = others.filter(({ state }) => state === "typing").map(({ agent }) => agent);
  if (writing.length > 0) return `${listed(writing)} ${writing.length === 1 ? "is" : "are"} writing an answer`;
  const looking = others.map(({ agent }) => agent);
  return looking.length === 0 ? undefined : `${listed(looking)} ${looking.length === 1 ? "is" : "are"} looking at this too`;
}

const names = new Intl.ListFormat("en", { type: "conjunction" });

const listed = (agents: readonly string[]): string => names.format([...agents].sort((a, b) => a.localeCompare(b)));
