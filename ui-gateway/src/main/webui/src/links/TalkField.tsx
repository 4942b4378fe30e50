import { Button } from "@twilio-paste/core/button";
import { TextArea } from "@twilio-paste/core/textarea";
import { type ClipboardEvent, type FormEvent, useRef, useState } from "react";
import type { LinkView } from "../api/links";
import { say } from "../api/linkWords";
import { AttachButton } from "../inbox/attachments/AttachButton";
import { AttachmentList } from "../inbox/attachments/AttachmentList";
import { FileDrop } from "../inbox/attachments/FileDrop";
import { useAttachments } from "../inbox/attachments/useAttachments";
import { newKey } from "../inbox/outgoing/outgoing";
import { ProblemNotice } from "../shell/ProblemNotice";
import styles from "./talk.module.css";
import { useRefreshLinks } from "./useLinks";

/** What is not bound by the limits of text messages. */
const channel = "chat";

/** One's own words and files. */
export function TalkField({ link }: { link: LinkView }) {
  const refresh = useRefreshLinks();
  const attachments = useAttachments(channel);
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  // Kept until it is sure that the words were taken, so that they are not said twice.
  const key = useRef<string>(undefined);
  const body = text.trim();
  const urls = attachments.attachments.flatMap(({ state }) => (state.name === "ready" ? [state.mediaUrl] : []));
  const complete = urls.length === attachments.attachments.length;
  const sendable = complete && !busy && (body !== "" || urls.length > 0);

  const send = async (event?: FormEvent) => {
    event?.preventDefault();
    if (!sendable) return;
    setBusy(true);
    setError(undefined);
    key.current ??= newKey();
    try {
      await say(link.id, body, key.current, urls[0]);
      // A message takes one file.
      for (const [index, url] of urls.slice(1).entries()) await say(link.id, "", `${key.current}-${index + 1}`, url);
      key.current = undefined;
      setText("");
      attachments.clear();
      await refresh();
    } catch (cause) {
      setError(cause);
    }
    setBusy(false);
  };

  /** Other words are another message, and so are other files. */
  const edit = (edited: string) => {
    if (edited.trim() !== body) key.current = undefined;
    setText(edited);
  };
  const add = (files: Iterable<File>) => {
    key.current = undefined;
    attachments.add(files);
  };
  const remove = (id: number) => {
    key.current = undefined;
    attachments.remove(id);
  };

  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    add(files);
  };

  return (
    <FileDrop className={styles["drop"]} onFiles={add}>
      <form className={styles["field"]} onSubmit={(event) => void send(event)}>
        {error === undefined ? null : <ProblemNotice error={error} />}
        <AttachmentList attachments={{ ...attachments, remove }} />
        <TextArea
          aria-label="Message"
          placeholder="Message"
          value={text}
          maxLength={1600}
          onChange={(event) => edit(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
              event.preventDefault();
              void send();
            }
          }}
          onPaste={onPaste}
          data-testid="talk-text"
        />
        <div className={styles["foot"]}>
          <AttachButton onFiles={add} />
          <Button variant="primary" type="submit" loading={busy} disabled={!complete} data-testid="talk-send">
            Send
          </Button>
        </div>
      </form>
    </FileDrop>
  );
}
