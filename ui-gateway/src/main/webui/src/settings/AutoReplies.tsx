import { Button } from "@twilio-paste/core/button";
import { Checkbox } from "@twilio-paste/core/checkbox";
import { HelpText } from "@twilio-paste/core/help-text";
import { Input } from "@twilio-paste/core/input";
import { Label } from "@twilio-paste/core/label";
import { Option, Select } from "@twilio-paste/core/select";
import { TextArea } from "@twilio-paste/core/textarea";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useId, useState } from "react";
import { type AutoReply, autoReplies, autoReplyChanges, deleteAutoReply, saveAutoReply } from "../api/replyTools";
import { ProblemNotice } from "../shell/ProblemNotice";
import { emptyRule, fromForm, type RuleForm, toForm } from "./rules";
import styles from "./settings.module.css";

const kinds = { keyword: "Keyword", "first-message": "First message", "after-hours": "After hours" } as const;
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
        </span>
        <span>{rule.text}</span>
      </span>
      <Button variant="secondary" size="small" onClick={onEdit}>
        Edit
      </Button>
      <Button variant="destructive_secondary" size="small" onClick={onDelete}>
        Delete
      </Button>
    </li>
  );
}

interface EditorProps {
  readonly form: RuleForm;
  readonly onChange: (form: RuleForm) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

function RuleEditor({ form, onChange, onSave, onCancel }: EditorProps) {
  const set = (part: Partial<RuleForm>) => onChange({ ...form, ...part });
  return (
    <form
      className={styles["form"]}
      aria-label="Rule"
      data-testid="rule-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <Field label="Name">{(id) => <Input id={id} type="text" value={form.name} onChange={(event) => set({ name: event.target.value })} data-testid="rule-name" />}</Field>
      <Field label="Answers">
        {(id) => (
          <Select id={id} value={form.kind} onChange={(event) => set({ kind: event.target.value })} data-testid="rule-kind">
            {Object.entries(kinds).map(([value, words]) => (
              <Option key={value} value={value}>
                {words}
              </Option>
            ))}
          </Select>
        )}
      </Field>
      {form.kind === "keyword" ? (
        <>
          <Field label="Keywords" help="Divided by commas">
            {(id) => <Input id={id} type="text" value={form.keywords} onChange={(event) => set({ keywords: event.target.value })} data-testid="rule-keywords" />}
          </Field>
          <Field label="The message">
            {(id) => (
              <Select id={id} value={form.match} onChange={(event) => set({ match: event.target.value })}>
                <Option value="exact">is a keyword</Option>
                <Option value="starts">starts with a keyword</Option>
                <Option value="contains">contains a keyword</Option>
              </Select>
            )}
          </Field>
        </>
      ) : null}
      {form.kind === "after-hours" ? (
        <>
          <Field label="Time zone">{(id) => <Input id={id} type="text" value={form.zone} onChange={(event) => set({ zone: event.target.value })} />}</Field>
          <Field label="Hours when somebody is there" help="One range per line, such as monday 09:00-17:00">
            {(id) => <TextArea id={id} value={form.hours} onChange={(event) => set({ hours: event.target.value })} />}
          </Field>
          <Field label="Holidays" help="One day per line, such as 2026-12-25">
            {(id) => <TextArea id={id} value={form.holidays} onChange={(event) => set({ holidays: event.target.value })} />}
          </Field>
        </>
      ) : null}
      <Field label="Reply" help="{{name}} stands for the customer's name">
        {(id) => <TextArea id={id} value={form.text} onChange={(event) => set({ text: event.target.value })} data-testid="rule-text" />}
      </Field>
      <Field label="Position">{(id) => <Input id={id} type="number" value={form.position} onChange={(event) => set({ position: event.target.value })} />}</Field>
      <OnOff checked={form.enabled} onChange={(enabled) => set({ enabled })} />
      <div className={styles["buttons"]}>
        <Button type="submit" variant="primary" size="small" data-testid="save-rule">
          Save
        </Button>
        <Button type="button" variant="secondary" size="small" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function OnOff({ checked, onChange }: { checked: boolean; onChange: (checked: boolean) => void }) {
  const id = useId();
  return (
    <Checkbox id={id} checked={checked} onChange={(event) => onChange(event.target.checked)}>
      On
    </Checkbox>
  );
}

function Field({ label, help, children }: { label: string; help?: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div>
      <Label htmlFor={id}>{label}</Label>
      {children(id)}
      {help ? <HelpText>{help}</HelpText> : null}
    </div>
  );
}
