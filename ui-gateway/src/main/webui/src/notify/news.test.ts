import { describe, expect, it } from "vitest";
import type { TaskView } from "../api/taskBoard";
import { aConversation, aMessage } from "../testing/views";
import { newsOf } from "./news";

const now = Date.parse("2026-11-21T10:00:10Z");
const at = "2026-11-21T10:00:00Z";
const reader = { name: "ana", isMine: ({ workerSid }: { workerSid?: string | null }) => workerSid === "WK1" };
const added = "trunkline.message.added";
const conversation = aConversation({ id: "c1", contactName: "Mia" });
const message = aMessage({ direction: "inbound", body: "hello", createdAt: at });

describe("newsOf", () => {
  it("tells of a customer's message and leads to it", () => {
    expect(newsOf(added, { conversation, message }, reader, now)).toEqual({
      tag: "conversation c1",
      title: "Mia",
      body: "hello",
      path: "/conversations/c1",
    });
    expect(newsOf(added, { conversation: { ...conversation, assignee: "ana" }, message }, reader, now)).toBeDefined();
  });

  it("is silent about what is ours, somebody else's or old", () => {
    expect(newsOf(added, { conversation, message: { ...message, direction: "outbound" } }, reader, now)).toBeUndefined();
    expect(newsOf(added, { conversation: { ...conversation, assignee: "zoe" }, message }, reader, now)).toBeUndefined();
    expect(newsOf(added, { conversation, message }, reader, now + 60_000)).toBeUndefined();
    expect(newsOf("trunkline.message.changed", { conversation, message }, reader, now)).toBeUndefined();
  });

  it("tells of a task that is offered to the reader, and of no other", () => {
    const offer = { sid: "WR1", workerSid: "WK1", status: "pending", createdAt: at, changedAt: at };
    const task = { sid: "WT1", attributes: '{"name":"Mia"}', reservations: [offer] } as unknown as TaskView;
    const changed = "trunkline.task.changed";

    expect(newsOf(changed, { task }, reader, now)).toEqual({ tag: "offer WR1", title: "New task", body: "Mia", path: "/tasks" });
    expect(newsOf(changed, { task: { ...task, reservations: [{ ...offer, workerSid: "WK2" }] } }, reader, now)).toBeUndefined();
    expect(newsOf(changed, { task: { ...task, reservations: [{ ...offer, status: "accepted" }] } }, reader, now)).toBeUndefined();
  });
});
