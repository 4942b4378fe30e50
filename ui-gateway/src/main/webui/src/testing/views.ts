import type { ConversationView, MessageView } from "../api/types";

/** A conversation that differs from others only in what is given. */
export function aConversation(given: Partial<ConversationView> = {}): ConversationView {
  return {
    id: "cv1",
    channel: "sms",
    ourAddress: "+14155550100",
    theirAddress: "+14155550123",
    contactId: "ct1",
    contactName: "Maya Okafor",
    status: "open",
    unread: 0,
    lastMessage: { direction: "inbound", text: "Hello", mediaCount: 0, at: "2026-11-21T09:00:00Z" },
    lastActivityAt: "2026-11-21T09:00:00Z",
    createdAt: "2026-11-20T09:00:00Z",
    needsReply: false,
    claimedBy: null,
    assignee: null,
    labels: [],
    optedOut: false,
    windowEndsAt: null,
    received: 0,
    readMarks: [],
    version: 1,
    ...given,
  };
}

export function aMessage(given: Partial<MessageView> = {}): MessageView {
  return {
    id: "ms1",
    conversationId: "cv1",
    seq: 1,
    sid: "SM1",
    direction: "inbound",
    from: "+14155550123",
    to: "+14155550100",
    body: "Hello",
    media: [],
    status: "received",
    errorCode: null,
    errorMessage: null,
    author: null,
    causedBy: null,
    sentAt: "2026-11-21T09:00:00Z",
    createdAt: "2026-11-21T09:00:00Z",
    version: 1,
    ...given,
  };
}
