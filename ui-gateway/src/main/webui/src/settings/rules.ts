import type { AutoReply } from "../api/replyTools";

export const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** A rule as it stands in the form: lists are text. */
export interface RuleForm {
  readonly id?: string | undefined;
  readonly version?: number | undefined;
  readonly name: string;
  readonly enabled: boolean;
  readonly position: string;
  readonly kind: string;
  readonly keywords: string;
  readonly match: string;
  readonly zone: string;
  /** One line per range: `monday 09:00-17:00`. */
  readonly hours: string;
  /** One day per line: `2026-12-25`. */
  readonly holidays: string;
  readonly channels: readonly string[];
  readonly text: string;
}

export function emptyRule(zone: string): RuleForm {
  const hours = days
    .slice(0, 5)
    .map((day) => `${day} 09:00-17:00`)
    .join("\n");
  return { name: "", enabled: true, position: "0", kind: "keyword", keywords: "", match: "exact", zone, hours, holidays: "", channels: [], text: "" };
}

export function toForm(rule: AutoReply, zone: string): RuleForm {
  return {
    ...emptyRule(zone),
    id: rule.id,
    version: rule.version,
    name: rule.name,
    enabled: rule.enabled,
    position: String(rule.position),
    kind: rule.kind,
    text: rule.text,
    channels: rule.channels ?? [],
    keywords: (rule.keywords ?? []).join(", "),
    match: rule.match ?? "exact",
    ...(rule.kind === "after-hours"
      ? {
          zone: rule.zone ?? zone,
          hours: (rule.hours ?? []).map(({ day, from, to }) => `${day} ${from}-${to}`).join("\n"),
          holidays: (rule.holidays ?? []).join("\n"),
        }
      : {}),
  };
}

const lines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

export function fromForm(form: RuleForm): AutoReply {
  const { id, version, name, enabled, kind, text, channels } = form;
  const common = {
    ...(id === undefined ? {} : { id }),
    ...(version === undefined ? {} : { version }),
    name,
    enabled,
    kind,
    text,
    channels,
    position: Number.parseInt(form.position, 10) || 0,
  };
  if (kind === "keyword") {
    const keywords = form.keywords
      .split(",")
      .map((word) => word.trim())
      .filter((word) => word !== "");
    return { ...common, keywords, match: form.match };
  }
  if (kind !== "after-hours") return common;
  const hours = lines(form.hours).map((line) => {
    const [day = "", range = ""] = line.split(/\s+/, 2);
    const [from = "", to = ""] = range.split("-", 2);
    return { day: day.toLowerCase(), from, to };
  });
  return { ...common, zone: form.zone, hours, holidays: lines(form.holidays) };
}
