import type { Comparison, CopyView, Drift, LinkState, Side, Sweep } from "../api/links";
import { type BadgeVariant, plural } from "../operations/words";

const linkStates: Readonly<Record<LinkState, readonly [string, BadgeVariant]>> = {
  open: ["Open", "success"],
  ended: ["Nobody serves it", "info"],
  closed: ["Closed", "neutral"],
};

/** A state that came later than this console is shown as it is. */
export const linkStateWords = (state: LinkState) => linkStates[state] ?? ([state, "neutral"] as const);

const copyStates: Readonly<Record<CopyView["state"], readonly [string, BadgeVariant]>> = {
  pending: ["On its way", "info"],
  copied: ["Copied", "success"],
  skipped: ["Not copied", "neutral"],
  failed: ["Refused", "error"],
  deleted: ["Deleted on both sides", "neutral"],
};

export const copyStateWords = (state: CopyView["state"]) => copyStates[state] ?? ([state, "neutral"] as const);

const kinds: Readonly<Record<string, string>> = {
  "message-missing": "Message missing",
  "message-changed": "Message differs",
  "message-deleted": "Message should be gone",
  "message-failed": "Message refused",
  "member-missing": "Member missing",
  "member-left": "Member should be gone",
  untold: "Webhook not told on",
  pointer: "Other conversation or task not named",
  transfer: "Not handed over in Flex",
  state: "State differs",
  unreadable: "Cannot be read",
};

export const driftWords = ({ kind }: Drift): string => kinds[kind] ?? kind;

const comparisonStates: Readonly<Record<Comparison["state"], readonly [string, BadgeVariant]>> = {
  alike: ["Alike", "success"],
  repaired: ["Made good", "success"],
  left: ["Differences left", "warning"],
  unreadable: ["Cannot be read", "error"],
};

export const comparisonStateWords = (state: Comparison["state"]) => comparisonStates[state] ?? ([state, "neutral"] as const);

/** What was found and what became of it. */
export function comparisonWords({ state, repaired, left }: Comparison, unreadable: readonly Side[]): string {
  const good = `${plural(repaired, "difference was", "differences were")} made good`;
  switch (state) {
    case "alike":
      return "Both sides were alike.";
    case "repaired":
      return `${good}; now both sides are alike.`;
    case "left":
      return `${repaired > 0 ? `${good}; ` : ""}${plural(left, "difference stays", "differences stay")} open, with the reason below.`;
    default:
      return `${unreadable.length === 0 ? "One side" : sentence(unreadable.map(sideWords).join(" and "))} could not be read, so nobody knows how they differ.`;
  }
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Who had both sides compared. */
export const byWords = (by: string): string => (by === "schedule" ? "the scheduled comparison" : by);

const sweepStates: Readonly<Record<Sweep["state"], string>> = {
  waiting: "waits for its turn",
  running: "runs",
  done: "has ended",
  failed: "failed",
};

export const sweepWords = ({ state }: Sweep): string => sweepStates[state] ?? state;

export const otherSide = (side: Side): Side => (side === "first" ? "second" : "first");

export const sideWords = (side: Side): string => `the ${side} side`;

/** What the journal of the bridge calls a comparison of one link. */
export const comparing = "trunkline.bridge.compare";

/** What the journal of the bridge calls its work, in words. */
export function workWords(type: string): string {
  if (type === "trunkline.bridge.apply") return "An event of one side, for the other";
  if (type === "trunkline.bridge.say") return "Words of an agent";
  if (type === comparing) return "A comparison of both sides";
  return type;
}
