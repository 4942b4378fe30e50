import { describe, expect, it } from "vitest";
import { aMessage } from "../../testing/views";
import { soundOf } from "./sounds";

describe("soundOf", () => {
  const created = Date.parse("2026-11-21T09:00:00Z");
  const inbound = { message: aMessage({ direction: "inbound" }) };
  const outbound = { message: aMessage({ direction: "outbound" }) };

  it("differs for what comes in and what goes out", () => {
    expect(soundOf("trunkline.message.added", inbound, created + 500)).toBe("received");
    expect(soundOf("trunkline.message.added", outbound, created + 500)).toBe("sent");
  });

  it("is silent for what is two seconds old, as after a reconnect", () => {
    expect(soundOf("trunkline.message.added", inbound, created + 1_999)).toBe("received");
    expect(soundOf("trunkline.message.added", inbound, created + 2_000)).toBeUndefined();
  });

  it("is silent for everything but a new message", () => {
    expect(soundOf("trunkline.message.changed", outbound, created)).toBeUndefined();
    expect(soundOf("trunkline.conversation.changed", {}, created)).toBeUndefined();
  });
});
