import { ChatBookend, ChatBookendItem } from "@twilio-paste/core/chat-log";
import { Fragment } from "react";
import type { MessageView } from "../../api/types";
import { dayHeading, sameDay } from "../time";
import { MessageItem } from "./MessageItem";

interface Props {
  /** In order of arrival. */
  readonly messages: readonly MessageView[];
  readonly contact: string;
  readonly now: Date;
  /** Whether anything can be sent now. */
  readonly mayWrite: boolean;
  /** Position of the message that was searched for. */
  readonly found: number | undefined;
}

/** The messages with a heading above each day's first. */
export function MessageLog({ messages, contact, now, mayWrite, found }: Props) {
  return messages.map((message, index) => {
    const previous = messages[index - 1];
    return (
      <Fragment key={message.id}>
        {previous && sameDay(previous.sentAt, message.sentAt) ? null : (
          <ChatBookend>
            <ChatBookendItem>{dayHeading(message.sentAt, now)}</ChatBookendItem>
          </ChatBookend>
        )}
        <MessageItem
          message={message}
          contact={contact}
          named={endsRun(message, messages[index + 1])}
          mayWrite={mayWrite}
          found={message.seq === found}
        />
      </Fragment>
    );
  });
}

/** Whether the next message is somebody else's or another day's, so that this one says whose the run was. */
function endsRun(message: MessageView, next: MessageView | undefined): boolean {
  return (
    next === undefined ||
    next.direction !== message.direction ||
    next.author !== message.author ||
    !sameDay(message.sentAt, next.sentAt)
  );
}
