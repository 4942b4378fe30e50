import type { ConversationView } from "../../api/types";

/** The last message in one line. */
export function previewOf({ lastMessage }: Pick<ConversationView, "lastMessage">): string {
  if (!lastMessage) return "No messages yet";
  const said = lastMessage.text.trim() || attachments(lastMessage.mediaCount);
  return lastMessage.direction === "outbound" ? `You: ${said}` : said;
}

function attachments(count: number): string {
  if (count === 0) return "Empty message";
  return count === 1 ? "1 attachment" : `${count} attachments`;
}
