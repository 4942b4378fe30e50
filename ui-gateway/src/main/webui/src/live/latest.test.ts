import { describe, expect, it, vi } from "vitest";
import { aConversation, aMessage } from "../testing/views";
import { LatestViews } from "./latest";

describe("LatestViews", () => {
  it("keeps the greater version, whatever order they come in", () => {
    const latest = new LatestViews();
    latest.put({ conversation: aConversation({ version: 5, unread: 0 }) });
    latest.put({ conversation: aConversation({ version: 4, unread: 3 }) });

    expect(latest.conversation("cv1")?.unread).toBe(0);
  });

  it("keeps messages only of conversations that are open on the screen", () => {
    const latest = new LatestViews();
    const stop = latest.watchMessages("cv1");
    latest.put({ message: aMessage() });
    latest.put({ message: aMessage({ id: "ms2", conversationId: "cv2" }) });

    expect([...latest.messages("cv1")]).toHaveLength(1);
    expect([...latest.messages("cv2")]).toHaveLength(0);
    stop();
    expect([...latest.messages("cv1")]).toHaveLength(0);
  });

  it("announces a burst once", async () => {
    const latest = new LatestViews();
    const listener = vi.fn();
    latest.subscribe(listener);
    for (let version = 1; version <= 100; version += 1) latest.put({ conversation: aConversation({ version }) });

    await vi.waitFor(() => expect(listener).toHaveBeenCalled());
    expect(listener).toHaveBeenCalledOnce();
    expect(latest.revision()).toBe(1);
  });

  it("announces one update at once, and a stream of them ten times a second", () => {
    vi.useFakeTimers();
    try {
      const latest = new LatestViews();
      const listener = vi.fn();
      latest.subscribe(listener);
      latest.put({ conversation: aConversation() });
      vi.advanceTimersByTime(0);
      expect(listener).toHaveBeenCalledOnce();
      for (let version = 2; version <= 51; version += 1) {
        latest.put({ conversation: aConversation({ version }) });
        vi.advanceTimersByTime(10);
      }

      vi.advanceTimersByTime(100);
      expect(listener.mock.calls.length).toBeGreaterThanOrEqual(5);
      expect(listener.mock.calls.length).toBeLessThanOrEqual(7);
      expect(latest.conversation("cv1")?.version).toBe(51);
    } finally {
      vi.useRealTimers();
    }
  });
});
