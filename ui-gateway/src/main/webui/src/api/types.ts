import type { TaskView } from "./taskBoard";

/** What the gateway serves, as in the contracts' `ConversationView`, `MessageView` and `Update`. */

export type Direction = "inbound" | "outbound";

export interface LastMessage {
  readonly direction: Direction;
  readonly text: string;
  readonly mediaCount: number;
  readonly at: string;
}

export interface ConversationView {
  readonly id: string;
  /** `sms`, `whatsapp`, `messenger`, `rcs`, or one that came later. */
  readonly channel: string;
  readonly ourAddress: string;
  readonly theirAddress: string;
  readonly contactId: string;
  readonly contactName?: string | null;
  /** `open`, `closed` or `deleted`. */
  readonly status: string;
  readonly unread: number;
  readonly lastMessage?: LastMessage | null;
  readonly lastActivityAt: string;
  readonly createdAt: string;
  /** The customer wrote last; reading does not change it. */
  readonly needsReply: boolean;
  /** The agent who alone may write. */
  readonly claimedBy?: string | null;
  readonly assignee?: string | null;
  readonly labels: readonly string[];
  readonly optedOut: boolean;
  /** Until when free text may be sent; WhatsApp alone. */
  readonly windowEndsAt?: string | null;
  /** Inbound messages so far; less what an agent's mark says, it is what that agent has not seen. */
  readonly received: number;
  readonly readMarks: readonly ReadMark[];
  /** The greater one is the newer one. */
  readonly version: number;
}

/** How far one agent has read. */
export interface ReadMark {
  readonly agent: string;
  readonly received: number;
  readonly at: string;
}

/** What agents write to each other; never sent. */
export interface NoteView {
  readonly id: string;
  readonly conversationId: string;
  readonly author: string;
  readonly body: string;
  readonly createdAt: string;
}

export interface NotePage {
  /** Oldest to newest. */
  readonly items: readonly NoteView[];
}

/** Somebody who works here. */
export interface AgentView {
  readonly name: string;
  /** Null where TaskRouter does not know them. */
  readonly workerSid: string | null;
}

export interface PresenceView {
  readonly conversationId: string;
  readonly agent: string;
  readonly state: "viewing" | "typing" | "left";
  /** When it is no longer true unless it is said again. */
  readonly until: string;
}

export interface SearchHit {
  readonly conversation: ConversationView;
  /** Null where the name or the address matched. */
  readonly message: MessageView | null;
  /** Plain text around the first match. */
  readonly snippet: string;
}

export interface SearchPage {
  readonly items: readonly SearchHit[];
  readonly next: string | null;
}

export interface MediaView {
  readonly id: string;
  readonly index: number;
  readonly contentType: string;
  /** `pending`, `stored` or `failed`. */
  readonly state: string;
  readonly size?: number | null;
  readonly url: string;
}

/** Why a message is late, and when it is tried again. */
export interface Delay {
  readonly reason: string;
  /** Twilio's code, where it gave one. */
  readonly code: number | null;
  readonly nextAt: string;
}

export interface MessageView {
  readonly id: string;
  readonly conversationId: string;
  /** Order of arrival within the conversation. */
  readonly seq: number;
  readonly sid?: string | null;
  readonly direction: Direction;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly media: readonly MediaView[];
  readonly status: string;
  readonly errorCode?: number | null;
  readonly errorMessage?: string | null;
  /** Set while the message waits for another try. */
  readonly delay?: Delay | null;
  readonly author?: string | null;
  readonly causedBy?: string | null;
  /** The failed message that this is another try of. */
  readonly resendOf?: string | null;
  /** The next try of this message. */
  readonly resentAs?: string | null;
  readonly sentAt: string;
  readonly createdAt: string;
  readonly version: number;
}

/** What somebody wanted to start towards a customer, and what became of it. */
export interface OutboundTaskView {
  readonly id: string;
  /** `task`, `message` or `flow`. */
  readonly kind: string;
  /** `pending`, `undoing`, `done`, `failed` or `stuck`. */
  readonly state: string;
  readonly toNumber?: string | null;
  readonly sourceChatChannelSid?: string | null;
  readonly by: string;
  readonly createdAt: string;
}

export interface User {
  readonly name: string;
  readonly roles: readonly string[];
}

export interface ConversationPage {
  readonly items: readonly ConversationView[];
  readonly next: string | null;
}

export interface MessagePage {
  /** Oldest to newest. */
  readonly items: readonly MessageView[];
  readonly next: number | null;
}

/** What `/api/stream` tells of the areas that the console watches. */
export interface ConversationsUpdate {
  readonly conversation?: ConversationView;
  readonly message?: MessageView;
  /** What an agent did to the conversation. */
  readonly change?: { readonly what: string; readonly by: string } | null;
  /** The conversation that was erased. */
  readonly conversationId?: string;
  readonly note?: NoteView;
  readonly presence?: PresenceView;
  readonly scheduledMessage?: { readonly conversationId: string };
  readonly outboundTask?: OutboundTaskView;
  readonly task?: TaskView;
  readonly traceId?: string;
}
