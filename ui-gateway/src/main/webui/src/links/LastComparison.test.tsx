import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Comparison, Drift } from "../api/links";
import { ConsoleTheme } from "../shell/ConsoleTheme";
import { LastComparison } from "./LastComparison";

const unreadable: Drift = {
  id: "d1",
  link: "l1",
  pair: "field",
  kind: "unreadable",
  side: "second",
  subject: "CH2",
  what: "cannot be read",
  foundAt: "2026-11-21T10:00:00Z",
  foundBy: "sue",
  state: "open",
};

function show(comparison: Partial<Comparison> | null, ...drift: readonly Drift[]) {
  const whole = comparison && { state: "alike" as const, by: "sue", at: "2026-11-21T10:00:00Z", repaired: 0, left: 0, reason: null, ...comparison };
  render(
    <ConsoleTheme>
      <LastComparison comparison={whole} drift={drift} />
    </ConsoleTheme>,
  );
  return screen.getByTestId("comparison");
}

describe("the last comparison of a link", () => {
  it.each([
    [{ state: "alike" }, "Both sides were alike."],
    [{ state: "repaired", repaired: 1 }, "1 difference was made good; now both sides are alike."],
    [{ state: "left", repaired: 2, left: 1 }, "2 differences were made good; 1 difference stays open, with the reason below."],
    [{ state: "left", left: 3 }, "3 differences stay open, with the reason below."],
  ] satisfies [Partial<Comparison>, string][])("tells what it found and did: %o", (comparison, words) => {
    expect(show(comparison)).toHaveTextContent(words);
  });

  it("says which side could not be read, and why", () => {
    const shown = show({ state: "unreadable", by: "schedule", reason: "Twilio: 20001" }, unreadable, { ...unreadable, id: "d2", side: "first", state: "repaired" });
    expect(shown).toHaveTextContent("The second side could not be read, so nobody knows how they differ.");
    expect(shown).toHaveTextContent("Twilio: 20001");
    expect(shown).toHaveTextContent("by the scheduled comparison");
  });

  it("says that there was none", () => {
    expect(show(null)).toHaveTextContent("Both sides have not been compared yet.");
  });
});
