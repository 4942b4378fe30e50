import { describe, expect, it } from "vitest";
import { byteSize, mediaKind, mediaName, safeUrl } from "./media";
import { previewOf } from "./list/preview";
import { smsSegments } from "./segments";
import { pendingWords, statusWords } from "./status";
import { textParts } from "./thread/links";
import { dayHeading, sameDay, shortTime } from "./time";

const plain = { errorCode: null, errorMessage: null };

describe("statusWords", () => {
  it.each([
    ["pending", "Sending", "waiting"],
    ["queued", "Queued", "waiting"],
    ["sent", "Sent", "sent"],
    ["delivered", "Delivered", "delivered"],
    ["read", "Read", "read"],
    ["undelivered", "Not delivered", "failed"],
    ["failed", "Failed", "failed"],
    ["partially_delivered", "Partially_delivered", "sent"],
  ])("says %s as %s", (status, label, tone) => {
    expect(statusWords({ ...plain, status })).toEqual({ label, tone });
  });

  it("says why a message failed, with Twilio's code", () => {
    expect(statusWords({ status: "failed", errorCode: 21610, errorMessage: "Unsubscribed recipient" })).toEqual({
      label: "Failed",
      tone: "failed",
      reason: "Unsubscribed recipient",
      code: 21610,
    });
  });

  it("says why a message waits", () => {
    expect(statusWords({ status: "pending", errorCode: 20429, errorMessage: "Too many requests" })).toEqual({
      label: "Waiting to be sent again",
      tone: "waiting",
      reason: "Too many requests",
      code: 20429,
    });
  });

  it("does not call for ever sending what has not left", () => {
    const message = { ...plain, status: "pending", createdAt: "2026-11-21T09:00:00Z" };

    expect(pendingWords(message, new Date("2026-11-21T09:01:00Z")).label).toBe("Sending");
    expect(pendingWords(message, new Date("2026-11-21T09:12:00Z"))).toMatchObject({ label: "Not confirmed for 12 min", tone: "failed" });
  });

  it("does not mention a past error once the message is delivered", () => {
    expect(statusWords({ status: "delivered", errorCode: 20429, errorMessage: "Too many requests" })).toEqual({
      label: "Delivered",
      tone: "delivered",
    });
  });
});

describe("safeUrl", () => {
  it("takes our own and http(s) addresses", () => {
    expect(safeUrl("/api/media/1", "https://desk.example")).toBe("https://desk.example/api/media/1");
    expect(safeUrl("https://cdn.example/a.png")).toBe("https://cdn.example/a.png");
  });

  it.each(["javascript:alert(1)", " JaVaScript:alert(1)", "data:text/html,<script>alert(1)</script>", "file:///etc/passwd", "blob:x", "http://["])(
    "refuses %s",
    (url) => {
      expect(safeUrl(url, "https://desk.example")).toBeUndefined();
    },
  );
});

describe("media", () => {
  it.each([
    ["image/jpeg", "image", "Image"],
    ["IMAGE/PNG; charset=x", "image", "Image"],
    ["image/svg+xml", "file", "File (image/svg+xml)"],
    ["audio/ogg", "audio", "Audio"],
    ["video/mp4", "video", "Video"],
    ["application/pdf", "pdf", "PDF document"],
    ["text/html", "file", "File (text/html)"],
    ["", "file", "File"],
  ])("shows %s as %s", (contentType, kind, name) => {
    expect([mediaKind(contentType), mediaName({ contentType })]).toEqual([kind, name]);
  });

  it("writes sizes for people", () => {
    expect([512, 48_213, 5_242_880].map(byteSize)).toEqual(["512 bytes", "48 kB", "5.2 MB"]);
  });
});

describe("textParts", () => {
  it.each<[string, string[]]>([
    ["See https://example.com/a?b=1, please.", ["https://example.com/a?b=1"]],
    ["(https://example.com)", ["https://example.com"]],
    ["http://a.example https://b.example", ["http://a.example", "https://b.example"]],
    ["javascript:alert(1) data:text/html,x www.example.com https://", []],
    ['<a href="https://example.com">x</a>', ["https://example.com"]],
  ])("finds the addresses in %s", (text, addresses) => {
    const parts = textParts(text);

    expect(parts.map((part) => part.text).join("")).toBe(text);
    expect(parts.flatMap((part) => part.href ?? [])).toEqual(addresses);
  });
});

describe("smsSegments", () => {
  it.each([
    ["", 0],
    ["a".repeat(160), 1],
    ["a".repeat(161), 2],
    ["€".repeat(80), 1],
    ["€".repeat(81), 2],
    ["я".repeat(70), 1],
    ["я".repeat(71), 2],
    ["👍".repeat(35), 1],
    ["👍".repeat(36), 2],
  ])("counts the parts of '%s'", (text, segments) => {
    expect(smsSegments(text).segments).toBe(segments);
  });
});

describe("previewOf", () => {
  const at = "2026-11-21T09:00:00Z";

  it("shows the last message in one line", () => {
    expect(previewOf({ lastMessage: { direction: "inbound", text: "Hi", mediaCount: 0, at } })).toBe("Hi");
    expect(previewOf({ lastMessage: { direction: "outbound", text: "Hi", mediaCount: 1, at } })).toBe("You: Hi");
    expect(previewOf({ lastMessage: { direction: "inbound", text: "", mediaCount: 2, at } })).toBe("2 attachments");
    expect(previewOf({ lastMessage: null })).toBe("No messages yet");
  });
});

describe("times", () => {
  const now = new Date(2026, 10, 21, 14, 0);
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();

  it("are as short as their distance allows", () => {
    expect(shortTime(ago(0), now)).toBe("Now");
    expect(shortTime(ago(5), now)).toBe("5 min");
    expect(shortTime(ago(120), now)).toMatch(/12:00/);
    expect(shortTime(ago(24 * 60), now)).toBe("Fri");
    expect(shortTime(ago(10 * 24 * 60), now)).toBe("Nov 11");
    expect(shortTime(ago(366 * 24 * 60), now)).toMatch(/25/);
  });

  it("are gathered by local days", () => {
    expect(dayHeading(ago(60), now)).toBe("Today");
    expect(dayHeading(ago(15 * 60), now)).toBe("Yesterday");
    expect(dayHeading(ago(3 * 24 * 60), now)).toBe("Wednesday, November 18");
    expect(sameDay(ago(0), ago(13 * 60))).toBe(true);
    expect(sameDay(ago(0), ago(15 * 60))).toBe(false);
  });
});
