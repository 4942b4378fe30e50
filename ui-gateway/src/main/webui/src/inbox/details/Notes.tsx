import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@twilio-paste/core/button";
import { type FormEvent, useCallback, useEffect, useState } from "react";
import { addNote, notes } from "../../api/conversations";
import { wordsOf } from "../../api/client";
import type { NotePage, NoteView } from "../../api/types";
import { useLive } from "../../live/LiveProvider";
import { useNow } from "../../shell/clock";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { fullTime, shortTime } from "../time";
import styles from "./details.module.css";

const longestNote = 2_000;

/** What agents tell each other; the customer never sees it. */
export function Notes({ conversationId }: { conversationId: string }) {
  const { ready } = useLive();
  const keep = useNoteKeeper(conversationId);
  const now = useNow();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ["notes", conversationId],
    queryFn: ({ signal }) => notes(conversationId, signal),
    enabled: ready,
    // Notes are heard of only while they are on the screen.
    staleTime: 0,
  });

  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  return (
    <>
      {isPending ? <p className={styles["line"]}>Loading…</p> : null}
      {data?.items.length === 0 ? <p className={styles["line"]}>No notes. Customers never see them.</p> : null}
      {data && data.items.length > 0 ? (
        <ul className={styles["notes"]}>
          {data.items.map((note) => (
            <li key={note.id} className={styles["note"]} data-testid="note">
              <p className={styles["noteBody"]}>{note.body}</p>
              <p className={styles["noteBy"]}>
                {note.author}
                {" · "}
                <time dateTime={note.createdAt} title={fullTime(note.createdAt)}>
                  {shortTime(note.createdAt, now)}
                </time>
              </p>
            </li>
          ))}
        </ul>
      ) : null}
      <NoteForm conversationId={conversationId} onAdded={keep} />
    </>
  );
}

/** Puts a note that was heard of or written into the list, once. */
function useNoteKeeper(conversationId: string): (note: NoteView) => void {
  const { onUpdate } = useLive();
  const queries = useQueryClient();
  const keep = useCallback(
    (note: NoteView) => {
      queries.setQueryData<NotePage>(["notes", note.conversationId], (page) =>
        page === undefined || page.items.some(({ id }) => id === note.id) ? page : { items: [...page.items, note] },
      );
    },
    [queries],
  );
  useEffect(() => {
    const stop = onUpdate(({ note }) => {
      if (note?.conversationId === conversationId) keep(note);
    });
    return () => stop();
  }, [conversationId, onUpdate, keep]);
  return keep;
}

function NoteForm({ conversationId, onAdded }: { conversationId: string; onAdded: (note: NoteView) => void }) {
  const [body, setBody] = useState("");
  const [adding, setAdding] = useState(false);
  const [mistake, setMistake] = useState<string>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (body.trim() === "" || adding) return;
    setAdding(true);
    setMistake(undefined);
    try {
      onAdded(await addNote(conversationId, body.trim()));
      setBody("");
    } catch (error) {
      setMistake(wordsOf(error));
    } finally {
      setAdding(false);
    }
  };

  return (
    <form className={styles["noteForm"]} onSubmit={(event) => void submit(event)}>
      <textarea
        className={styles["input"]}
        rows={3}
        maxLength={longestNote}
        value={body}
        aria-label="New note"
        placeholder="Write a note to the other agents"
        onChange={(event) => setBody(event.target.value)}
        data-testid="new-note"
      />
      {mistake === undefined ? null : (
        <p className={styles["mistake"]} role="alert">
          Not added: {mistake}
        </p>
      )}
      <div>
        <Button type="submit" variant="secondary" size="small" disabled={body.trim() === ""} loading={adding} data-testid="add-note">
          Add note
        </Button>
      </div>
    </form>
  );
}
