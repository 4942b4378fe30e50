import { useQuery } from "@tanstack/react-query";
import { SkeletonLoader } from "@twilio-paste/core/skeleton-loader";
import { eventAddress } from "../../operations/addresses";
import { useNow } from "../../shell/clock";
import { Origin } from "../../shell/Origin";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { type ChatMessage, sourceMessages } from "../../tasks/api";
import { MessageText } from "../thread/MessageText";
import { fullTime, shortTime } from "../time";
import styles from "./source.module.css";
import type { Source } from "./useSources";

/** What was said where the customer was before; nothing can be written there. */
export function SourceHistory({ sources }: { sources: readonly Source[] }) {
  return (
    <div className={styles["history"]} tabIndex={0} data-testid="source-history">
      <p className={styles["weak"]} role="note">
        Read only: what was said where the customer was before.
      </p>
      {sources.map((source) => (
        <SourceChat key={source.id} source={source} />
      ))}
    </div>
  );
}

function SourceChat({ source: { id, by, createdAt, sourceChatChannelSid } }: { source: Source }) {
  const now = useNow();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ["outbound-tasks", id, "source-messages"],
    queryFn: ({ signal }) => sourceMessages(id, signal),
    // Others may still write there; nothing tells us of it.
    staleTime: 0,
  });
  return (
    <section className={styles["chat"]} aria-label={`Chat ${sourceChatChannelSid}`}>
      <h3 className={styles["title"]}>
        Before the task of {by}, <time dateTime={createdAt}>{fullTime(createdAt)}</time>
      </h3>
      {isPending ? <SkeletonLoader width="60%" height="20px" /> : null}
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
      {data?.items.length === 0 ? <p className={styles["weak"]}>Nothing was said there.</p> : null}
      <ol className={styles["messages"]}>
        {data?.items.map((message) => (
          <SourceMessage key={message.sid} message={message} origin={data.origins[message.sid]} now={now} />
        ))}
      </ol>
    </section>
  );
}

interface MessageProps {
  readonly message: ChatMessage;
  /** The event of Proxy that brought its pictures. */
  readonly origin: string | undefined;
  readonly now: Date;
}

function SourceMessage({ message: { author, body, media, createdAt }, origin, now }: MessageProps) {
  return (
    <li className={styles["message"]} data-testid="source-message">
      <p className={styles["by"]}>
        {author || "Unknown"}
        {createdAt == null ? null : (
          <>
            {" · "}
            <time dateTime={createdAt} title={fullTime(createdAt)}>
              {shortTime(createdAt, now)}
            </time>
          </>
        )}
      </p>
      <p className={styles["text"]}>{body === "" && media.length > 0 ? null : <MessageText body={body} />}</p>
      {media.map(({ sid, filename, contentType }) => (
        <p key={sid} className={styles["weak"]}>
          File: {filename ?? sid}
          {contentType == null ? null : `, ${contentType}`}
        </p>
      ))}
      {origin === undefined ? null : <Origin to={eventAddress("messaging", origin)} />}
    </li>
  );
}
