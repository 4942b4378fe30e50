import { Link } from "react-router";
import type { ConversationView, MessageView } from "../../api/types";
import { useNow } from "../../shell/clock";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { contactLabel } from "../address";
import { ConversationRow } from "../list/ConversationRow";
import { fullTime, shortTime } from "../time";
import { highlight } from "./highlight";
import styles from "./search.module.css";
import { useSearch } from "./useSearch";

interface Props {
  readonly query: string;
  readonly selectedId: string | undefined;
}

/** Whose name or number it is, then what was said; archived conversations too. */
export function SearchResults({ query, selectedId }: Props) {
  const search = useSearch(query);
  const now = useNow();
  const hits = search.data?.pages.flatMap((page) => page.items) ?? [];
  const people = hits.filter((hit) => hit.message === null);
  return (
    <div className={styles["results"]} aria-busy={search.isPending} data-testid="search-results">
      {search.error ? (
        <div className={styles["note"]}>
          <ProblemNotice error={search.error} onRetry={() => void search.refetch()} />
        </div>
      ) : null}
      {search.isPending ? <p className={styles["note"]}>Searching…</p> : null}
      {!search.isPending && !search.error && hits.length === 0 ? (
        <p className={styles["note"]} data-testid="nothing-found">
          Nobody with this name or number, and no message with these words.
        </p>
      ) : null}
      {people.length > 0 ? (
        <>
          <h3 className={styles["heading"]}>People</h3>
          <ul className={styles["list"]} aria-label="People found">
            {people.map(({ conversation }) => (
              <ConversationRow key={conversation.id} conversation={conversation} selected={conversation.id === selectedId} now={now} unseen={0} />
            ))}
          </ul>
        </>
      ) : null}
      {hits.length > people.length ? (
        <>
          <h3 className={styles["heading"]}>Messages</h3>
          <ul className={styles["list"]} aria-label="Messages found">
            {hits.map(({ conversation, message, snippet }) =>
              message ? <Hit key={message.id} conversation={conversation} message={message} snippet={snippet} query={query} now={now} /> : null,
            )}
          </ul>
        </>
      ) : null}
      {search.hasNextPage ? (
        <button
          type="button"
          className={styles["more"]}
          disabled={search.isFetchingNextPage}
          onClick={() => void search.fetchNextPage()}
          data-testid="more-results"
        >
          {search.isFetchingNextPage ? "Loading…" : "Show more"}
        </button>
      ) : null}
    </div>
  );
}

interface HitProps {
  readonly conversation: ConversationView;
  readonly message: MessageView;
  readonly snippet: string;
  readonly query: string;
  readonly now: Date;
}

function Hit({ conversation, message, snippet, query, now }: HitProps) {
  return (
    <li data-testid="search-hit" data-message-id={message.id}>
      <Link to={`/conversations/${encodeURIComponent(conversation.id)}?at=${message.seq}`} className={styles["hit"]}>
        <span className={styles["who"]}>
          <span className={styles["name"]}>{contactLabel(conversation)}</span>
          <time className={styles["time"]} dateTime={message.sentAt} title={fullTime(message.sentAt)}>
            {shortTime(message.sentAt, now)}
          </time>
        </span>
        <span className={styles["snippet"]}>
          {message.direction === "outbound" ? "You: " : null}
          {highlight(snippet || message.body, query).map((piece, index) =>
            piece.found ? <mark key={index}>{piece.text}</mark> : piece.text,
          )}
        </span>
      </Link>
    </li>
  );
}
