import { describe, expect, it } from "vitest";
import { contactLabel, formatAddress, groupDigits, readNumber } from "./address";

describe("formatAddress", () => {
  it.each([
    ["+14155550100", "(415) 555-0100"],
    ["whatsapp:+14155550100", "(415) 555-0100"],
    ["+46701234567", "+46 70 123 45 67"],
    ["whatsapp:+442079460958", "+44 20 7946 0958"],
    ["messenger:104900000000001", "104900000000001"],
    ["+1", "+1"],
    ["<b>+1</b>", "<b>+1</b>"],
    ["72345", "72345"],
  ])("writes %s as %s", (address, shown) => {
    expect(formatAddress(address)).toBe(shown);
  });
});

describe("contactLabel", () => {
  it("prefers the name", () => {
    expect(contactLabel({ contactName: "Maya", theirAddress: "+14155550123" })).toBe("Maya");
    expect(contactLabel({ contactName: " ", theirAddress: "+14155550123" })).toBe("(415) 555-0123");
    expect(contactLabel({ contactName: null, theirAddress: "+14155550123" })).toBe("(415) 555-0123");
  });
});

describe("readNumber", () => {
  it.each(["+14155550100", "+1 415 555 0100", "+1 (415) 555-0100", " +1.415.555.0100 "])("reads %s", (entered) => {
    expect(readNumber(entered)).toEqual({ e164: "+14155550100" });
  });

  it.each(["", "4155550100", "+1 415", "+1415555010x", "+", "+999999999999999999"])("refuses '%s' and says why", (entered) => {
    expect(readNumber(entered)).toEqual({ mistake: expect.stringMatching(/\w+/) });
  });
});

describe("groupDigits", () => {
  it("groups a number and leaves other text alone", () => {
    expect(groupDigits("+14155550100")).toBe("+1 415 555 0100");
    expect(groupDigits("415")).toBe("415");
    expect(groupDigits("+1 (4")).toBe("+1 (4");
  });
});
