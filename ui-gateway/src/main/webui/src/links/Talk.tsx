import { Button } from "@twilio-paste/core/button";
import { TextArea } from "@twilio-paste/core/textarea";
import { type FormEvent, useRef, useState } from "react";
import type { LinkView } from "../api/links";
import { say, type WordsView } from "../api/linkWords";
import { newKey } from "../inbox/outgoing/outgoing";
import { Empty } from "../operations/parts/Listing";
import { Panel } from "../operations/parts/Panel";
import { momentWords } from "../operations/time";
import { plural } from "../operations/words";
import { ProblemNotice } from "../shell/ProblemNotice";
import styles from "./talk.module.css";
import { useRefreshLinks, useWords } from "./useLinks";

/** What is said with the customer, as Twilio has it, and a field for one's own words. */
export function Talk({ link }: { link: LinkView }) {
  const { data, error } = useWords(link.id);
  return (
    <Panel heading="Conversation" testId="talk">
      {error ? <ProblemNotice error={error} /> : null}
      {data?.items.length === 0 ? <Empty>Nothing has been said yet.</Empty> : null}
      <ol className={styles["words"]} aria-live="polite">
        {data?.items.map((message) => (
          <Message key={message.sid} message={message} />
        ))}
      </ol>
      {link.state === "closed" ? null : <Field link={link} />}
    </Panel>
  );
}

function Message({ message: { author, body, media, saidAt } }: { message: WordsView }) {
  return (
    <li className={styles["message"]} data-testid="talk-message">
      <span className={styles["by"]}>{[author, saidAt ? momentWords(saidAt) : ""].filter(Boolean).join(", ")}</span>
      {body ? <span dir="auto">{body}</span> : null}
      {media > 0 ? <span className={styles["by"]}>{plural(media, "file")}</span> : null}
    </li>
  );
}

function Field({ link }: { link: LinkView }) {
  const refresh = useRefreshLinks();
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  // Kept until it is sure that the words were taken, so that they are not said twice.
  const key = useRef<string>(undefined);

  const send = async (event?: FormEvent) => {
    event?.preventDefault();
    const body = text.trim();
    if (body === "" || busy) return;
    setBusy(true);
    setError(undefined);
    key.current ??= newKey();
    try {
      await say(link.id, body, key.current);
      key.current = undefined;
      setText("");
      await refresh();
    } catch (cause) {
      setError(cause);
    }
    setBusy(false);
  };

  /** Other words are another message. */
  const edit = (edited: string) => {
    if (edited.trim() !== text.trim()) key.current = undefined;
    setText(edited);
  };

  return (
    <form className={styles["field"]} onSubmit={(event) => void send(event)}>
      {error === undefined ? null : <ProblemNotice error={error} />}
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
        data-testid="talk-text"
      />
      <div>
        <Button variant="primary" type="submit" loading={busy} data-testid="talk-send">
          Send
        </Button>
      </div>
    </form>
  );
}
