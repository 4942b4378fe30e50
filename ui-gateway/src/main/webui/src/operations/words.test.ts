import { describe, expect, it } from "vitest";
import { aLane, aReplay } from "../testing/journal";
import { durationWords, nextTryWords, shortDurationWords } from "../shell/clock";
import { indented, payloadOf } from "./entries/payload";
import { nextStep } from "./lanes/nextStep";
import { fieldsOf, selectionOf } from "./replay/selection";
import { fromLocalField, lastHours, rangeMistake, toLocalField } from "./time";
import { progressOf, replayStateWords } from "./words";

const now = new Date("2026-11-21T09:00:00Z");

describe("durationWords", () => {
  it.each([
    [-3, "0 s"],
    [40, "40 s"],
    [95, "1 min"],
    [3_600, "1 h"],
    [12_000, "3 h 20 min"],
    [187_200, "2 d 4 h"],
  ])("tells %d seconds as %s", (seconds, words) => {
    expect(durationWords(seconds)).toBe(words);
  });
});

describe("shortDurationWords", () => {
  it.each([
    [95, "95 s"],
    [5_700, "95 min"],
    [12_000, "3 h"],
    [187_200, "2 d"],
  ])("tells %d seconds as %s", (seconds, words) => {
    expect(shortDurationWords(seconds)).toBe(words);
  });
});

describe("nextTryWords", () => {
  it("tells the distance, and what is due", () => {
    expect(nextTryWords("2026-11-21T09:00:40Z", now)).toBe("next try in 40 s");
    expect(nextTryWords("2026-11-21T08:59:40Z", now)).toBe("next try is due now");
  });
});

describe("nextStep", () => {
  it("says what a lane waits for", () => {
    expect(nextStep(aLane({ worker: "messaging-1" }), now)).toBe("being worked on by messaging-1");
    expect(nextStep(aLane({ state: "held" }), now)).toBe("waits until it is released");
    expect(nextStep(aLane({ state: "parked" }), now)).toBe("waits until the parked entry is dealt with");
    expect(nextStep(aLane({ nextAt: "2026-11-21T09:05:00Z" }), now)).toBe("next try in 5 min");
    expect(nextStep(aLane({ depth: 0 }), now)).toBeUndefined();
  });
});

describe("indented", () => {
  it("gives each member a line and leaves every token as it came", () => {
    expect(indented('{"a": [1, {"b":"x, {y}: \\"z\\""}], "n":12345678901234567890, "e":{ }, "a":[]}')).toBe(
      '{\n  "a": [\n    1,\n    {\n      "b": "x, {y}: \\"z\\""\n    }\n  ],\n  "n": 12345678901234567890,\n  "e": {},\n  "a": []\n}',
    );
  });

  it.each(["", "plain", "12", '{"a":', "<b>"])("leaves %j alone", (text) => {
    expect(indented(text)).toBeUndefined();
  });
});

describe("payloadOf", () => {
  it("takes a form apart, with its repeated names", () => {
    expect(payloadOf("application/x-www-form-urlencoded; charset=utf-8", "a=1+2&a=%26&b=", "x")).toEqual({
      kind: "form",
      fields: [
        ["a", "1 2"],
        ["a", "&"],
        ["b", ""],
      ],
    });
  });

  it("tells text, what is no text, and nothing apart", () => {
    expect(payloadOf("text/plain", "Hi", "SGk=")).toEqual({ kind: "text", text: "Hi" });
    expect(payloadOf(null, null, "AAEC")).toEqual({ kind: "binary", base64: "AAEC" });
    expect(payloadOf(null, "", "")).toEqual({ kind: "empty" });
  });
});

describe("time fields", () => {
  it("come back as the instant they were made of", () => {
    expect(fromLocalField(toLocalField(now))).toBe("2026-11-21T09:00:00.000Z");
    expect(fromLocalField("")).toBeUndefined();
  });

  it("say what is wrong with a range", () => {
    const { from, to } = lastHours(1, now);
    expect(rangeMistake({ from, to })).toBeUndefined();
    expect(rangeMistake({ from: to, to: from })).toBe("The beginning has to be before the end.");
    expect(rangeMistake({ from, to: "" })).toBe("Give both day and time.");
  });
});

describe("selectionOf", () => {
  const fields = fieldsOf(new URLSearchParams());
  const range = { from: toLocalField(new Date("2026-11-21T08:00:00Z")), to: toLocalField(now) };
  const times = { from: "2026-11-21T08:00:00.000Z", to: "2026-11-21T09:00:00.000Z" };

  it("takes what a link gave", () => {
    expect(selectionOf(fieldsOf(new URLSearchParams({ entry: "12" })))).toEqual({ filter: { id: 12 } });
    expect(selectionOf(fieldsOf(new URLSearchParams({ lane: "a;b" })))).toEqual({ filter: { lane: "a;b", state: null, from: null, to: null } });
  });

  it("takes type, times and topic", () => {
    expect(selectionOf({ ...fields, kind: "type", type: "twilio.*", state: "parked", range })).toEqual({
      filter: { type: "twilio.*", state: "parked", ...times },
    });
    expect(selectionOf({ ...fields, kind: "time", range })).toEqual({ filter: { state: null, ...times } });
    expect(selectionOf({ ...fields, kind: "topic", topic: "t", range })).toEqual({ topic: { topic: "t", ...times } });
  });

  it.each([
    [{ kind: "entry", entry: "x" }, "Give the entry's number."],
    [{ kind: "lane", lane: " " }, "Give the lane's key."],
    [{ kind: "time" }, "Give both day and time."],
    [{ kind: "topic", topic: "", range }, "Give the topic's name."],
  ] as const)("says what is missing of %j", (given, mistake) => {
    expect(selectionOf({ ...fields, ...given })).toEqual({ mistake });
  });
});

describe("a replay's progress", () => {
  it("ends when all that was enqueued is done or parked", () => {
    expect(progressOf(aReplay({ state: "enqueued", enqueued: 10, done: 9, parked: 0 }))).toMatchObject({ running: true, share: 90 });
    expect(progressOf(aReplay({ state: "enqueued", enqueued: 10, done: 9, parked: 1 }))).toMatchObject({ running: false, share: 100 });
    expect(progressOf(aReplay({ state: "enqueued", total: 0, enqueued: 0, done: 0, parked: 0 }))).toMatchObject({ running: false, share: 100 });
  });

  it("is told in words", () => {
    expect(replayStateWords(aReplay())[0]).toBe("Enqueueing");
    expect(replayStateWords(aReplay({ state: "enqueued" }))[0]).toBe("Running");
    expect(replayStateWords(aReplay({ state: "enqueued", enqueued: 3 }))[0]).toBe("Finished, some parked");
    expect(replayStateWords(aReplay({ state: "cancelled" }))[0]).toBe("Cancelled, finishing");
  });
});
