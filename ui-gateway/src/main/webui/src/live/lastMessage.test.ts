import { describe, expect, it } from "vitest";
import { aConversation, aMessage } from "../testing/views";
import { withLastMessage } from "./lastMessage";

describe("withLastMessage", () => {
  const message = aMessage({ body: "x".repeat(200) });
  const conversation = aConversation({ lastMessage: null });

  it("takes an added message for the last one", () => {
    const { conversation: completed } = withLastMessage({ conversation, message }, "trunkline.message.added");
    expect(completed?.lastMessage).toEqual({
      direction: message.direction,
      text: "x".repeat(160),
      mediaCount: message.media.length,
      at: message.sentAt,
    });
  });

  it("leaves other updates as they are", () => {
    const update = { conversation, message };
    expect(withLastMessage(update, "trunkline.message.changed")).toBe(update);
  });
});
