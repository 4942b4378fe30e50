import { Button } from "@twilio-paste/core/button";
import { TextArea } from "@twilio-paste/core/textarea";
import { SendIcon } from "@twilio-paste/icons/esm/SendIcon";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { ConversationView } from "../../api/types";
import { useLive } from "../../live/LiveProvider";
import { contactLabel } from "../address";
import { smsSegments } from "../segments";
import styles from "./composer.module.css";
import { drafts } from "./drafts";
import { SendError } from "./SendError";
import { useSendMessage } from "./useSendMessage";

/** Where an agent writes. A text that could not be sent stays; one not yet sent waits for the agent to come back. */
export function Composer({ conversation }: { conversation: ConversationView }) {
  const { id } = conversation;
  const { latest } = useLive();
  const [text, setText] = useState(() => drafts.read(id));
  const input = useRef<HTMLTextAreaElement>(null);
  const { send, sending, error, dismissError } = useSendMessage(id);
  const empty = text.trim() === "";

  useEffect(() => {
    // Not on a touch screen, where the keyboard would cover what was said.
    if (window.matchMedia("(hover: hover)").matches) input.current?.focus();
  }, []);

  const write = (next: string) => {
    setText(next);
    drafts.write(id, next);
    dismissError();
  };

  const submit = async () => {
    if (empty || sending) return;
    const message = await send(text.trim());
    if (message) {
      latest.put({ message });
      setText("");
      drafts.write(id, "");
    }
    input.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Enter also chooses a word in the input methods of Chinese, Japanese and Korean.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void submit();
  };

  return (
    <form
      className={styles["composer"]}
      aria-label="New message"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className={styles["inner"]}>
        {error ? <SendError error={error} /> : null}
        <TextArea
          ref={input}
          aria-label={`Message to ${contactLabel(conversation)}`}
          placeholder="Write a message"
          value={text}
          minRows={1}
          maxRows={8}
          readOnly={sending}
          hasError={error !== undefined}
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
          data-testid="composer"
        />
        <div className={styles["foot"]}>
          <Hint channel={conversation.channel} text={text} />
          <Button type="submit" variant="primary" size="small" disabled={empty} loading={sending} data-testid="send">
            Send
            <SendIcon decorative />
          </Button>
        </div>
      </div>
    </form>
  );
}

function Hint({ channel, text }: { channel: string; text: string }) {
  const { characters, segments } = smsSegments(text);
  if (channel !== "sms" || segments < 1) {
    return (
      <span className={styles["hint"]}>
        <span className={styles["keys"]}>Enter sends, Shift + Enter starts a new line</span>
      </span>
    );
  }
  return (
    <span className={styles["hint"]} data-testid="segments">
      {characters} {characters === 1 ? "character" : "characters"}, {segments} SMS {segments === 1 ? "segment" : "segments"}
    </span>
  );
}
