import { Button } from "@twilio-paste/core/button";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type AutoReply, autoReplies, autoReplyChanges, deleteAutoReply, saveAutoReply } from "../api/replyTools";
import { channelName } from "../inbox/ChannelIcon";
import { ProblemNotice } from "../shell/ProblemNotice";
import { kinds, RuleEditor } from "./RuleEditor";
import { emptyRule, fromForm, type RuleForm, toForm } from "./rules";
import styles from "./settings.module.css";

const here = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Rules of automatic replies, and who changed them. */
export function AutoReplies() {
  const queries = useQueryClient();
  const rules = useQuery({ queryKey: ["auto-replies"], queryFn: ({ signal }) => autoReplies(signal), staleTime: 0 });
  const changes = useQuery({ queryKey: ["auto-reply-changes"], queryFn: ({ signal }) => autoReplyChanges(signal), staleTime: 0 });
  const [form, setForm] = useState<RuleForm>();
  const [error, setError] = useState<unknown>();

  const attempt = async (work: () => Promise<unknown>) => {
    setError(undefined);
    try {
      await work();
      setForm(undefined);
      await Promise.all([queries.invalidateQueries({ queryKey: ["auto-replies"] }), queries.invalidateQueries({ queryKey: ["auto-reply-changes"] })]);
    } catch (cause) {
      setError(cause);
    }
  };

  return (
    <section className={styles["section"]} aria-label="Automatic replies" data-testid="auto-replies">
      <h2>Automatic replies</h2>
      <p className={styles["weak"]}>
        A customer's message gets one reply at most: that of the first rule that matches, the lowest position first. Machines and those who have opted out get
        none.
      </p>
      {error || rules.error ? <ProblemNotice error={error ?? rules.error} /> : null}
      {rules.data?.items.length ? (
        <ul className={styles["list"]}>
          {rules.data.items.map((rule) => (
            <Rule
              key={rule.id}
              rule={rule}
              onEdit={() => setForm(toForm(rule, here()))}
              onDelete={() => void attempt(async () => rule.id === undefined || (await deleteAutoReply(rule.id)))}
            />
          ))}
        </ul>
      ) : (
        <p>No rules yet.</p>
      )}
      {form ? (
        <RuleEditor form={form} onChange={setForm} onSave={() => void attempt(() => saveAutoReply(fromForm(form)))} onCancel={() => setForm(undefined)} />
      ) : (
        <div>
          <Button variant="primary" size="small" onClick={() => setForm(emptyRule(here()))} data-testid="new-rule">
            Add a rule
          </Button>
        </div>
      )}
      <details>
        <summary>Changes</summary>
        <ul className={styles["list"]} data-testid="rule-changes">
          {changes.data?.items.map((change) => (
            <li key={`${change.at} ${change.rule}`} className={styles["item"]}>
              <span>
                {new Date(change.at).toLocaleString()}: {change.who} {change.action} “{(change.after ?? change.before)?.name}”
              </span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function Rule({ rule, onEdit, onDelete }: { rule: AutoReply; onEdit: () => void; onDelete: () => void }) {
  return (
    <li className={styles["item"]} data-testid="rule">
      <span className={styles["words"]}>
        <strong>
          {rule.name}
          {rule.enabled ? "" : " (off)"}
        </strong>
        <span className={styles["weak"]}>
          {kinds[rule.kind as keyof typeof kinds] ?? rule.kind}
          {rule.keywords ? `: ${rule.keywords.join(", ")}` : ""}
          {rule.zone ? `, ${rule.zone}` : ""}
          {rule.channels?.length ? `, only ${rule.channels.map(channelName).join(", ")}` : ""}
        </span>
        <span>{rule.text}</span>
      </span>
      <Button variant="secondary" size="small" onClick={onEdit} data-testid="edit-rule">
        Edit
      </Button>
      <Button variant="destructive_secondary" size="small" onClick={onDelete} data-testid="delete-rule">
        Delete
      </Button>
    </li>
  );
}
