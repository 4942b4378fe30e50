import type { LinkView, LinkWork } from "../api/links";
import { fileAddress, type WordsView } from "../api/linkWords";
import { MediaItem } from "../inbox/thread/MediaItem";
import { Empty } from "../operations/parts/Listing";
import { Panel } from "../operations/parts/Panel";
import { momentWords } from "../operations/time";
import { ProblemNotice } from "../shell/ProblemNotice";
import styles from "./talk.module.css";
import { TalkField } from "./TalkField";
import { Unsaid } from "./Unsaid";
import { useWords } from "./useLinks";

/** What is said with the customer, as Twilio has it, what is still to be said, and a field for one's own words. */
export function Talk({ link, work }: { link: LinkView; work: readonly LinkWork[] }) {
  const { data, error } = useWords(link.id);
  const unsaid = work.filter(({ words }) => words);
  return (
    <Panel heading="Conversation" testId="talk">
      {error ? <ProblemNotice error={error} /> : null}
      {data?.items.length === 0 && unsaid.length === 0 ? <Empty>Nothing has been said yet.</Empty> : null}
      <ol className={styles["words"]} aria-live="polite">
        {data?.items.map((message) => (
          <Message key={message.sid} link={link} message={message} />
        ))}
        {unsaid.map((each) => (
          <Unsaid key={each.entryId} link={link} work={each} />
        ))}
      </ol>
      {link.state === "closed" ? null : <TalkField link={link} />}
    </Panel>
  );
}

function Message({ link, message: { sid, author, body, files = [], saidAt } }: { link: LinkView; message: WordsView }) {
  return (
    <li className={styles["message"]} data-testid="talk-message">
      <span className={styles["by"]}>{[author, saidAt ? momentWords(saidAt) : ""].filter(Boolean).join(", ")}</span>
      {body ? <span dir="auto">{body}</span> : null}
      {files.map(({ name, contentType, size }, index) => (
        <div key={index} className={styles["file"]}>
          {name ? <span className={styles["by"]}>{name}</span> : null}
          <MediaItem media={{ id: `${sid}-${index}`, index, contentType, state: "stored", size: size ?? null, url: fileAddress(link.id, sid, index) }} sender={author} />
        </div>
      ))}
    </li>
  );
}
