import { describe, expect, it } from "vitest";
import { fill } from "./fill";

describe("fill", () => {
  it("puts values in the place of placeholders and leaves the others", () => {
    expect(fill("Hello {{name}}, {{ 1 }} and {{2}}", { name: "$& Zoë", "1": "one", "2": "" })).toBe("Hello $& Zoë, one and {{2}}");
  });
});
