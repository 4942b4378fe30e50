const unsent = new Map<string, string>();

/** What was begun in each conversation, for as long as the page lives. */
export const drafts = {
  read: (conversationId: string): string => unsent.get(conversationId) ?? "",
  write(conversationId: string, text: string): void {
    if (text === "") unsent.delete(conversationId);
    else unsent.set(conversationId, text);
  },
};
