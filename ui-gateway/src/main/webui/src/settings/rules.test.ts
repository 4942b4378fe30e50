import { describe, expect, it } from "vitest";
import { emptyRule, fromForm, toForm } from "./rules";

describe("the form of a rule", () => {
  it("gives back the rule that it was made of", () => {
    const rule = {
      id: "1",
      version: 2,
      name: "Closed",
      enabled: true,
      position: 3,
      kind: "after-hours",
      zone: "Europe/Berlin",
      hours: [{ day: "monday", from: "09:00", to: "17:00" }],
      holidays: ["2026-12-25"],
      channels: ["sms"],
      text: "We are closed",
    };
    expect(fromForm(toForm(rule, "UTC"))).toEqual(rule);
  });

  it("sends of a keyword rule what belongs to it alone", () => {
    const form = { ...emptyRule("UTC"), name: "Hours", keywords: " hours , opening hours,", text: "At nine" };
    expect(fromForm(form)).toEqual({
      name: "Hours",
      enabled: true,
      position: 0,
      kind: "keyword",
      keywords: ["hours", "opening hours"],
      match: "exact",
      channels: [],
      text: "At nine",
    });
  });
});
