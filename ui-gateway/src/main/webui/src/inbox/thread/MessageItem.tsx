import { ChatBubble, ChatMessage, ChatMessageMeta, ChatMessageMetaItem } from "@twilio-paste/core/chat-log";
import { memo } from "react";
import type { MessageView } from "../../api/types";
import { eventAddress } from "../../operations/addresses";
import { Origin } from "../../shell/Origin";
import { canBeSentAgain } from "../outgoing/useResend";
import { fullTime, timeOfDay } from "../time";
import { DelayNotice } from "./DelayNotice";
import { DeliveryStatus } from "./DeliveryStatus";
import { MediaItem } from "./MediaItem";
import { MessageText } from "./MessageText";
import { SendAgain } from "./SendAgain";
import styles from "./thread.module.css";

interface Props {
  readonly message: MessageView;
  readonly contact: string;
  /** Whether the sender's name is shown; the time always is. */
  readonly named: boolean;
  /** Whether anything can be sent now. */
  readonly mayWrite: boolean;
  /** Whether this is what was searched for. */
  readonly found: boolean;
}

/** One message: inbound to the left, outbound to the right. Its text is always text. */
export const MessageItem = memo(function MessageItem({ message, contact, named, mayWrite, found }: Props) {
  const inbound = message.direction === "inbound";
  const sender = inbound ? contact : (message.author ?? "Sent elsewhere");
  const unsent = message.status === "failed" && message.sid == null;
  const time = timeOfDay(message.sentAt);
  return (
    <ChatMessage
      variant={message.direction}
      data-testid="message"
      data-message-id={message.id}
      data-seq={message.seq}
      data-found={found}
      data-direction={message.direction}
      data-status={message.status}
    >
      {message.body !== "" || message.media.length === 0 ? (
        <ChatBubble>
          <MessageText body={message.body} />
        </ChatBubble>
      ) : null}
      {message.media.map((media) => (
        <ChatBubble key={media.id}>
          <MediaItem media={media} sender={sender} unsent={unsent} />
        </ChatBubble>
      ))}
      <ChatMessageMeta aria-label={`${inbound ? "from" : "sent by"} ${sender} at ${time}`}>
        <ChatMessageMetaItem>
          <span className={styles["meta"]}>
            {named ? <span>{sender}</span> : null}
            <time dateTime={message.sentAt} title={fullTime(message.sentAt)} data-testid="time">
              {time}
            </time>
            {message.delay ? <DelayNotice delay={message.delay} /> : inbound ? null : <DeliveryStatus message={message} />}
            {message.causedBy == null ? null : <Origin to={eventAddress("messaging", message.causedBy)} />}
            {mayWrite && canBeSentAgain(message) ? <SendAgain message={message} /> : null}
          </span>
        </ChatMessageMetaItem>
      </ChatMessageMeta>
    </ChatMessage>
  );
});
