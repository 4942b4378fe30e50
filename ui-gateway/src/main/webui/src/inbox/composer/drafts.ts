const prefix = "trunkline.draft.";

/** What was begun in each conversation. In the tab's storage, so that it survives the login when the session ends while somebody writes. */
export const drafts = {
  read: (conversationId: string): string => sessionStorage.getItem(prefix + conversationId) ?? "",

  write(conversationId: string, text: string): void {
    if (text === "") sessionStorage.removeItem(prefix + conversationId);
    else sessionStorage.setItem(prefix + conversationId, text);
  },
};
