import { Button } from "@twilio-paste/core/button";
import { useState } from "react";
import type { LinkView, LinkWork } from "../api/links";
import { sayAgain } from "../api/linkWords";
import { plural } from "../operations/words";
import { nextTryWords, useNow } from "../shell/clock";
import { ProblemNotice } from "../shell/ProblemNotice";
import styles from "./talk.module.css";
import { useRefreshLinks } from "./useLinks";

/** Words that were not said yet, or were given up: why, and what can be done. */
export function Unsaid({ link, work }: { link: LinkView; work: LinkWork }) {
  const refresh = useRefreshLinks();
  const now = useNow(1_000);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const { entryId, state, reason, nextAttemptAt, words } = work;
  if (!words) return null;

  const again = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await sayAgain(link.id, entryId);
      await refresh();
    } catch (cause) {
      setError(cause);
    }
    setBusy(false);
  };

  const late = reason ? `Waiting${nextAttemptAt ? `, ${nextTryWords(nextAttemptAt, now)}` : ""}: ${reason}` : "Sending…";
  return (
    <li className={styles["message"]} data-testid="talk-unsaid" data-state={state}>
      <span className={styles["by"]}>{words.author}</span>
      {words.body ? <span dir="auto">{words.body}</span> : null}
      {words.files > 0 ? <span className={styles["by"]}>{plural(words.files, "file")}</span> : null}
      {state === "parked" ? (
        <span className={styles["unsaid"]}>
          <span role="alert">Not sent: {reason}</span>
          <Button variant="secondary" size="small" loading={busy} onClick={() => void again()} data-testid="talk-again">
            Send again
          </Button>
        </span>
      ) : (
        <span className={styles["by"]}>{late}</span>
      )}
      {error === undefined ? null : <ProblemNotice error={error} />}
    </li>
  );
}
