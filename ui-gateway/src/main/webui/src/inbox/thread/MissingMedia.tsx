import { type ReactNode, useState } from "react";
import { wordsOf } from "../../api/client";
import { fetchMedia } from "../../api/conversations";
import styles from "./thread.module.css";

type State = "pending" | "failed";

/** Media that Trunkline has not got (yet), and the way to have it fetched again. */
export function MissingMedia({ id, state, text }: { id: string; state: State; text: string }) {
  const [asking, setAsking] = useState(false);
  const [asked, setAsked] = useState(false);
  const [error, setError] = useState<string>();

  const fetchAgain = async () => {
    setAsking(true);
    setError(undefined);
    try {
      await fetchMedia(id);
      setAsked(true);
    } catch (cause) {
      setError(wordsOf(cause));
    } finally {
      setAsking(false);
    }
  };

  return (
    <Placeholder state={state} text={asked ? `${text}; it is being fetched again` : text}>
      <button type="button" className={styles["fetchAgain"]} disabled={asking} onClick={() => void fetchAgain()} data-testid="fetch-again">
        Fetch again
      </button>
      {error === undefined ? null : (
        <span role="alert" data-testid="fetch-error">
          Not possible: {error}
        </span>
      )}
    </Placeholder>
  );
}

export function Placeholder({ state, text, children }: { state: State; text: string; children?: ReactNode }) {
  return (
    <span className={styles["placeholder"]} data-state={state} data-testid={`media-${state}`}>
      <em>{text}</em>
      {children}
    </span>
  );
}
