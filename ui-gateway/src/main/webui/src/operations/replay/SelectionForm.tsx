import { Button } from "@twilio-paste/core/button";
import { HelpText } from "@twilio-paste/core/help-text";
import { Input } from "@twilio-paste/core/input";
import { Label } from "@twilio-paste/core/label";
import { Option, Select } from "@twilio-paste/core/select";
import { useId } from "react";
import type { EntryState } from "../../api/journal";
import styles from "../operations.module.css";
import { RangeFields } from "../parts/RangeFields";
import { type Fields, hasRange, type Kind, kinds, needsRange } from "./selection";

interface Props {
  readonly fields: Fields;
  readonly mistake: string | undefined;
  readonly loading: boolean;
  readonly onChange: (fields: Fields) => void;
  readonly onPreview: () => void;
}

export function SelectionForm({ fields, mistake, loading, onChange, onPreview }: Props) {
  const kind = useId();
  const state = useId();
  const named = fields.kind === "entry" || fields.kind === "lane" || fields.kind === "type" || fields.kind === "topic" ? fields.kind : undefined;
  return (
    <form
      className={styles["form"]}
      aria-label="What to replay"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onPreview();
      }}
    >
      <div className={styles["fields"]}>
        <div>
          <Label htmlFor={kind}>What to replay</Label>
          <Select id={kind} value={fields.kind} onChange={(event) => onChange({ ...fields, kind: event.target.value as Kind })} data-testid="replay-kind">
            {kinds.map(([value, label]) => (
              <Option key={value} value={value}>
                {label}
              </Option>
            ))}
          </Select>
        </div>
        {named ? <Named name={named} value={fields[named]} onChange={(value) => onChange({ ...fields, [named]: value })} /> : null}
        {fields.kind === "entry" || fields.kind === "topic" ? null : (
          <div>
            <Label htmlFor={state}>Only those that are</Label>
            <Select id={state} value={fields.state} onChange={(event) => onChange({ ...fields, state: event.target.value as EntryState | "" })}>
              <Option value="">Done, parked or skipped</Option>
              <Option value="done">Done</Option>
              <Option value="parked">Parked</Option>
              <Option value="skipped">Skipped</Option>
            </Select>
          </div>
        )}
      </div>
      {hasRange(fields) ? <RangeFields range={fields.range} required={needsRange(fields)} onChange={(range) => onChange({ ...fields, range })} /> : null}
      {mistake === undefined ? null : (
        <div role="alert" data-testid="mistake">
          <HelpText variant="error">{mistake}</HelpText>
        </div>
      )}
      <div className={styles["buttons"]}>
        <Button type="submit" variant="primary" size="small" loading={loading} data-testid="preview-replay">
          Preview
        </Button>
      </div>
    </form>
  );
}

const names = {
  entry: ["Entry number", "1024"],
  lane: ["Lane", "+14155550100;+14155550123"],
  type: ["Type", "twilio.messaging.*"],
  topic: ["Topic", "trunkline.webhooks.messaging"],
} as const;

function Named({ name, value, onChange }: { name: keyof typeof names; value: string; onChange: (value: string) => void }) {
  const id = useId();
  const [label, example] = names[name];
  return (
    <div>
      <Label htmlFor={id} required>
        {label}
      </Label>
      <Input id={id} type="text" value={value} placeholder={example} onChange={(event) => onChange(event.target.value)} data-testid={`replay-${name}`} />
    </div>
  );
}
