import type { ConversationsUpdate } from "../api/types";

const previewLength = 160;

/** An added message is its conversation's last one, which the update does not say twice. */
export function withLastMessage(update: ConversationsUpdate, type: string): ConversationsUpdate {
  const { conversation, message } = update;
  if (type !== "trunkline.message.added" || !conversation || !message || conversation.lastMessage) return update;
  const lastMessage = {
    direction: message.direction,
    text: message.body.slice(0, previewLength),
    mediaCount: message.media.length,
    at: message.sentAt,
  };
  return { ...update, conversation: { ...conversation, lastMessage } };
}
