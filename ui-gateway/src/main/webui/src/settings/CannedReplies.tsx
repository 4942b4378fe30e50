import { Button } from "@twilio-paste/core/button";
import { HelpText } from "@twilio-paste/core/help-text";
import { Input } from "@twilio-paste/core/input";
import { Label } from "@twilio-paste/core/label";
import { TextArea } from "@twilio-paste/core/textarea";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { type CannedReply, cannedReplies, deleteCannedReply, saveCannedReply } from "../api/replyTools";
import { ProblemNotice } from "../shell/ProblemNotice";
import styles from "./settings.module.css";

type Draft = Omit<CannedReply, "id"> & { readonly id?: string };

/** Texts that agents insert with a click. */
export function CannedReplies() {
  const queries = useQueryClient();
  const replies = useQuery({ queryKey: ["canned-replies"], queryFn: ({ signal }) => cannedReplies(signal), staleTime: 0 });
  const [draft, setDraft] = useState<Draft>();
  const [error, setError] = useState<unknown>();
  const title = useId();
  const text = useId();

  const attempt = async (work: () => Promise<unknown>) => {
    setError(undefined);
    try {
      await work();
      setDraft(undefined);
      await queries.invalidateQueries({ queryKey: ["canned-replies"] });
    } catch (cause) {
      setError(cause);
    }
  };

  return (
    <section className={styles["section"]} aria-label="Canned replies" data-testid="canned-replies">
      <h2>Canned replies</h2>
      {error || replies.error ? <ProblemNotice error={error ?? replies.error} /> : null}
      {replies.data?.items.length ? (
        <ul className={styles["list"]}>
          {replies.data.items.map((reply) => (
            <li key={reply.id} className={styles["item"]} data-testid="canned-item">
              <span className={styles["words"]}>
                <strong>{reply.title}</strong>
                <span>{reply.text}</span>
              </span>
              <Button variant="secondary" size="small" onClick={() => setDraft(reply)}>
                Edit
              </Button>
              <Button variant="destructive_secondary" size="small" onClick={() => void attempt(() => deleteCannedReply(reply.id))}>
                Delete
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <p>None yet.</p>
      )}
      {draft ? (
        <form
          className={styles["form"]}
          aria-label="Canned reply"
          onSubmit={(event) => {
            event.preventDefault();
            void attempt(() => saveCannedReply(draft));
          }}
        >
          <div>
            <Label htmlFor={title}>Title</Label>
            <Input id={title} type="text" value={draft.title} onChange={(event) => setDraft({ ...draft, title: event.target.value })} data-testid="canned-title" />
          </div>
          <div>
            <Label htmlFor={text}>Text</Label>
            <TextArea id={text} value={draft.text} onChange={(event) => setDraft({ ...draft, text: event.target.value })} data-testid="canned-text" />
            <HelpText>{"{{name}} stands for the customer's name, {{agent}} for the agent's, {{address}} for the customer's address"}</HelpText>
          </div>
          <div className={styles["buttons"]}>
            <Button type="submit" variant="primary" size="small" data-testid="save-canned">
              Save
            </Button>
            <Button type="button" variant="secondary" size="small" onClick={() => setDraft(undefined)}>
              Cancel
            </Button>
          </div>
        </form>
      ) : (
        <div>
          <Button variant="primary" size="small" onClick={() => setDraft({ title: "", text: "", version: 0 })} data-testid="new-canned">
            Add a canned reply
          </Button>
        </div>
      )}
    </section>
  );
}
