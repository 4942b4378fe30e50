import { Button } from "@twilio-paste/core/button";
import { Checkbox, CheckboxGroup } from "@twilio-paste/core/checkbox";
import { HelpText } from "@twilio-paste/core/help-text";
import { Input } from "@twilio-paste/core/input";
import { Label } from "@twilio-paste/core/label";
import { Option, Select } from "@twilio-paste/core/select";
import { TextArea } from "@twilio-paste/core/textarea";
import { type ReactNode, useId } from "react";
import { channelName, knownChannels } from "../inbox/ChannelIcon";
import type { RuleForm } from "./rules";
import styles from "./settings.module.css";

export const kinds = { keyword: "Keyword", "first-message": "First message", "after-hours": "After hours" } as const;

interface EditorProps {
  readonly form: RuleForm;
  readonly onChange: (form: RuleForm) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

/** The form of one rule. */
export function RuleEditor({ form, onChange, onSave, onCancel }: EditorProps) {
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
      <Channels chosen={form.channels} onChange={(channels) => set({ channels })} />
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

/** None stands for all of them. */
function Channels({ chosen, onChange }: { chosen: readonly string[]; onChange: (channels: readonly string[]) => void }) {
  const name = useId();
  return (
    <CheckboxGroup name={name} legend="Channels" orientation="horizontal" helpText="None chosen: on all channels">
      {knownChannels.map((channel) => (
        <Checkbox
          key={channel}
          id={`${name}-${channel}`}
          value={channel}
          checked={chosen.includes(channel)}
          onChange={(event) => onChange(event.target.checked ? [...chosen, channel] : chosen.filter((other) => other !== channel))}
          data-testid={`rule-channel-${channel}`}
        >
          {channelName(channel)}
        </Checkbox>
      ))}
    </CheckboxGroup>
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
