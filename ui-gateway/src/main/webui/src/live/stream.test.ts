import { beforeEach, describe, expect, it, vi } from "vitest";
import { FakeStreamPorts } from "../testing/stream";
import { aConversation } from "../testing/views";
import { UpdateStream } from "./stream";

describe("UpdateStream", () => {
  let ports: FakeStreamPorts;
  let states: string[];
  let stream: UpdateStream;
  const listener = { onState: (state: string) => states.push(state), onUpdate: vi.fn(), onGap: vi.fn(), onSignedOut: vi.fn() };

  beforeEach(() => {
    vi.clearAllMocks();
    ports = new FakeStreamPorts();
    states = [];
    stream = new UpdateStream("/api/stream?areas=conversations", listener, ports);
    stream.start();
  });

  it("is live once open and hands on what it is told", () => {
    ports.newest.opens();
    ports.newest.tells("trunkline.conversation.changed", { conversation: aConversation() }, "7");

    expect(states).toEqual(["connecting", "live"]);
    expect(listener.onUpdate).toHaveBeenCalledExactlyOnceWith({ conversation: aConversation() }, "trunkline.conversation.changed");
    expect(listener.onGap).not.toHaveBeenCalled();
  });

  it("fetches everything once it is open when the page did not wait for it", () => {
    stream.waitNoLonger();
    expect(listener.onGap).not.toHaveBeenCalled();

    ports.newest.opens();
    expect(listener.onGap).toHaveBeenCalledOnce();
  });

  it("catches up after a cut when the browser has a cursor, and fetches nothing", () => {
    ports.newest.opens();
    ports.newest.tells("trunkline.conversation.changed", { conversation: aConversation() }, "7");
    ports.newest.fails();
    ports.newest.opens();
    ports.newest.tells("caught-up", {});

    expect(states).toEqual(["connecting", "live", "reconnecting", "catching-up", "live"]);
    expect(listener.onGap).not.toHaveBeenCalled();
    expect(ports.opened).toHaveLength(1);
  });

  it("fetches everything after a cut without a cursor", () => {
    ports.newest.opens();
    ports.newest.fails();
    ports.newest.opens();

    expect(listener.onGap).toHaveBeenCalledOnce();
    expect(states.at(-1)).toBe("live");
  });

  it("fetches everything when the gateway no longer serves the cursor", () => {
    ports.newest.opens();
    ports.newest.tells("reset", {});

    expect(listener.onGap).toHaveBeenCalledOnce();
  });

  it("fetches everything when it is told what it cannot read", () => {
    ports.newest.opens();
    ports.newest.tells("trunkline.message.added", "{half", "8");

    expect(listener.onGap).toHaveBeenCalledOnce();
    expect(listener.onUpdate).not.toHaveBeenCalled();
  });

  it("asks for a login when the stream is refused and nobody is signed in", async () => {
    ports.signedInAnswer = () => Promise.resolve(false);
    ports.newest.fails(true);

    await vi.waitFor(() => expect(listener.onSignedOut).toHaveBeenCalledOnce());
    expect(ports.waiting.map(({ millis }) => millis)).toEqual([15_000]);
  });

  it("opens a new stream, later each time, while the gateway is away", async () => {
    ports.signedInAnswer = () => Promise.reject(new Error("away"));
    ports.newest.fails(true);
    await vi.waitFor(() => expect(ports.waiting).toHaveLength(1));
    const first = ports.waiting[0];
    first?.action();
    ports.newest.fails(true);
    await vi.waitFor(() => expect(ports.waiting.at(-1)?.millis).toBeGreaterThan(first?.millis ?? Infinity));

    expect(ports.opened).toHaveLength(2);
    expect(states.at(-1)).toBe("reconnecting");
  });

  it("goes on from its cursor in the new stream", async () => {
    ports.newest.opens();
    ports.newest.tells("trunkline.conversation.changed", { conversation: aConversation() }, "7.0/9");
    ports.newest.fails(true);
    await vi.waitFor(() => expect(ports.waiting).toHaveLength(1));
    ports.waiting[0]?.action();
    ports.newest.opens();
    ports.newest.tells("caught-up", {}, "7.0/12");

    expect(ports.newest.url).toBe("/api/stream?areas=conversations&cursor=7.0%2F9");
    expect(states.slice(-2)).toEqual(["catching-up", "live"]);
    expect(listener.onGap).not.toHaveBeenCalled();
  });

  it("lets go of its connection while paused, and goes on from its cursor", () => {
    ports.newest.opens();
    ports.newest.tells("trunkline.conversation.changed", { conversation: aConversation() }, "7.0/9");
    stream.pause();
    expect(ports.opened.map((source) => source.readyState)).toEqual([2]);
    stream.restart();
    ports.newest.opens();

    expect(ports.newest.url).toBe("/api/stream?areas=conversations&cursor=7.0%2F9");
    expect(states.at(-1)).toBe("catching-up");
  });

  it("fetches everything once the new stream is open when it has no cursor", async () => {
    ports.newest.opens();
    ports.newest.fails(true);
    await vi.waitFor(() => expect(ports.waiting).toHaveLength(1));
    ports.waiting[0]?.action();
    ports.newest.opens();

    expect(listener.onGap).toHaveBeenCalledOnce();
    expect(states.at(-1)).toBe("live");
  });
});
