import { Button } from "@twilio-paste/core/button";
import { TextArea } from "@twilio-paste/core/textarea";
import { SendIcon } from "@twilio-paste/icons/esm/SendIcon";
import { type ClipboardEvent, type KeyboardEvent, type RefObject, useEffect } from "react";
import type { ConversationView } from "../../api/types";
import { useLive } from "../../live/LiveProvider";
import { useNow } from "../../shell/clock";
import { shortcuts, useShortcut } from "../../shell/shortcuts/shortcuts";
import type { ConversationActions } from "../actions/useConversationActions";
import { ReplyTools } from "../../templates/ReplyTools";
import { contactLabel } from "../address";
import { AttachButton } from "../attachments/AttachButton";
import { AttachmentList } from "../attachments/AttachmentList";
import type { Attachments } from "../attachments/useAttachments";
import type { SentAttachment } from "../outgoing/outgoing";
import { smsSegments } from "../segments";
import styles from "./composer.module.css";
import { type Obstacle, windowCountdown } from "./obstacle";
import { ObstacleNotice } from "./ObstacleNotice";
import type { useDraft } from "./useDraft";

interface Props {
  readonly conversation: ConversationView;
  readonly obstacle: Obstacle | undefined;
  readonly actions: ConversationActions;
  readonly draft: ReturnType<typeof useDraft>;
  readonly attachments: Attachments;
  /** Absent where no files can be sent. */
  readonly onFiles: ((files: Iterable<File>) => void) | undefined;
  readonly input: RefObject<HTMLTextAreaElement | null>;
  readonly onSend: (body: string, files: readonly SentAttachment[]) => void;
  readonly onTyping: () => void;
}

/** Where an agent writes; what is sent leaves at once for the thread, which tells what becomes of it. */
export function Composer({ conversation, obstacle, actions, draft, attachments, onFiles, input, onSend, onTyping }: Props) {
  const body = draft.text.trim();
  const ready = attachments.attachments.flatMap(({ name, state }) => (state.name === "ready" ? [{ name, mediaUrl: state.mediaUrl }] : []));
  const refused = attachments.attachments.some(({ state }) => state.name === "failed");
  const complete = ready.length === attachments.attachments.length;
  const sendable = obstacle === undefined && complete && (body !== "" || ready.length > 0);
  useShortcut(shortcuts.reply, () => input.current?.focus());

  useEffect(() => {
    // Not on a touch screen, where the keyboard would cover what was said.
    if (window.matchMedia("(hover: hover)").matches) input.current?.focus();
  }, [input]);

  const submit = () => {
    if (!sendable) return;
    onSend(body, ready);
    draft.write("");
    attachments.clear();
    input.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "Escape") input.current?.blur();
    // Enter also chooses a word in the input methods of Chinese, Japanese and Korean.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };

  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const files = [...event.clipboardData.files];
    if (files.length === 0 || !onFiles) return;
    event.preventDefault();
    onFiles(files);
  };

  return (
    <form
      className={styles["composer"]}
      aria-label="New message"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={styles["inner"]}>
        {obstacle ? <ObstacleNotice obstacle={obstacle} actions={actions} conversation={conversation} /> : null}
        {obstacle ? null : (
          <>
            <AttachmentList attachments={attachments} />
            <TextArea
              ref={input}
              aria-label={`Message to ${contactLabel(conversation)}`}
              placeholder="Write a message"
              value={draft.text}
              minRows={1}
              maxRows={8}
              onChange={(event) => {
                draft.write(event.target.value);
                onTyping();
              }}
              onKeyDown={onKeyDown}
              onPaste={onPaste}
              data-testid="composer"
            />
            <div className={styles["foot"]}>
              {onFiles ? <AttachButton onFiles={onFiles} /> : null}
              <ReplyTools conversation={conversation} draft={draft} />
              <Hint conversation={conversation} text={draft.text} waiting={refused ? "Take away what cannot be sent" : complete ? undefined : "Files are sent once all are uploaded"} />
              <Button type="submit" variant="primary" size="small" disabled={!sendable} data-testid="send">
                Send
                <SendIcon decorative />
              </Button>
            </div>
          </>
        )}
      </div>
    </form>
  );
}

/** What nobody should answer without knowing: somebody else may have done so already. */
const behindWords = "The connection was cut: there may be newer messages than you see";

function Hint({ conversation, text, waiting }: { conversation: ConversationView; text: string; waiting: string | undefined }) {
  const now = useNow();
  const { connection } = useLive();
  const behind = connection === "reconnecting" || connection === "catching-up";
  const { characters, segments } = smsSegments(text);
  const countdown = windowCountdown(conversation, now);
  return (
    <span className={styles["hint"]}>
      {countdown ? (
        <span className={styles["window"]} data-soon={countdown.soon} data-testid="window">
          {countdown.words}
        </span>
      ) : null}
      {behind ? (
        <span className={styles["behind"]} role="status" data-testid="behind">
          {behindWords}
        </span>
      ) : null}
      {waiting !== undefined ? (
        <span>{waiting}</span>
      ) : conversation.channel === "sms" && segments > 0 ? (
        <span data-testid="segments">
          {characters} {characters === 1 ? "character" : "characters"}, {segments} SMS {segments === 1 ? "segment" : "segments"}
        </span>
      ) : behind ? null : (
        <span className={styles["keys"]}>Enter sends, Shift + Enter starts a new line</span>
      )}
    </span>
  );
}
