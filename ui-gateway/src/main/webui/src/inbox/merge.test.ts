import { describe, expect, it } from "vitest";
import { aConversation, aMessage } from "../testing/views";
import { mergeConversations, mergeMessages } from "./merge";

describe("mergeConversations", () => {
  it("puts the newest activity first, to the microsecond", () => {
    const older = aConversation({ id: "older", lastActivityAt: "2026-11-21T09:00:00Z" });
    const newer = aConversation({ id: "newer", lastActivityAt: "2026-11-21T09:00:00.000250Z" });
    const newest = aConversation({ id: "newest", lastActivityAt: "2026-11-21T09:00:00.1Z" });

    expect(ids(mergeConversations([older, newest, newer], []))).toEqual(["newest", "newer", "older"]);
  });

  it("shows each once, in its greater version, wherever that came from", () => {
    const fetched = [aConversation({ id: "a", version: 3, unread: 2 }), aConversation({ id: "b", version: 9, unread: 0 })];
    const heard = [aConversation({ id: "a", version: 4, unread: 3 }), aConversation({ id: "b", version: 8, unread: 7 })];

    expect(mergeConversations(fetched, heard).map(({ id, unread }) => [id, unread])).toEqual([
      ["a", 3],
      ["b", 0],
    ]);
  });

  it("leaves out what was closed since it was fetched", () => {
    const closed = aConversation({ version: 2, status: "closed" });

    expect(mergeConversations([aConversation()], [closed])).toEqual([]);
  });

  it("takes in what was reopened since", () => {
    const reopened = aConversation({ version: 3, status: "open", unread: 1 });

    expect(mergeConversations([], [reopened])).toEqual([reopened]);
  });
});

describe("mergeMessages", () => {
  it("keeps the order of arrival within one second", () => {
    const second = "2026-11-21T09:00:00Z";
    const page = { items: [1, 2, 3].map((seq) => aMessage({ id: `m${seq}`, seq, sentAt: second })), next: null };
    const heard = [5, 4].map((seq) => aMessage({ id: `m${seq}`, seq, sentAt: second }));

    expect(ids(mergeMessages([page], heard))).toEqual(["m1", "m2", "m3", "m4", "m5"]);
  });

  it("never lets an older version of a message win", () => {
    const page = { items: [aMessage({ status: "delivered", version: 5 })], next: null };

    expect(mergeMessages([page], [aMessage({ status: "sent", version: 4 })])[0]?.status).toBe("delivered");
    expect(mergeMessages([page], [aMessage({ status: "read", version: 6 })])[0]?.status).toBe("read");
  });

  it("puts earlier pages before later ones", () => {
    const newest = { items: [aMessage({ id: "m4", seq: 4 })], next: 4 };
    const earlier = { items: [aMessage({ id: "m2", seq: 2 }), aMessage({ id: "m3", seq: 3 })], next: null };

    expect(ids(mergeMessages([newest, earlier], []))).toEqual(["m2", "m3", "m4"]);
  });

  it("leaves out an update about a message whose page has not been fetched", () => {
    const newest = { items: [aMessage({ id: "m9", seq: 9 })], next: 9 };
    const longAgo = aMessage({ id: "m2", seq: 2, status: "read", version: 8 });

    expect(ids(mergeMessages([newest], [longAgo]))).toEqual(["m9"]);
  });
});

function ids(views: readonly { readonly id: string }[]): string[] {
  return views.map((view) => view.id);
}
