import { useState } from "react";
import { drafts } from "./drafts";

/** What is being written in a conversation; it waits for the agent to come back. */
export function useDraft(conversationId: string) {
  const [text, setText] = useState(() => drafts.read(conversationId));
  return {
    text,
    write(next: string) {
      setText(next);
      drafts.write(conversationId, next);
    },
  };
}
