import { Button } from "@twilio-paste/core/button";
import { Label } from "@twilio-paste/core/label";
import { useId } from "react";
import { type FieldRange, lastHours } from "../time";
import styles from "../operations.module.css";

interface Props {
  readonly range: FieldRange;
  readonly required: boolean;
  readonly onChange: (range: FieldRange) => void;
}

const presets: readonly (readonly [string, number])[] = [
  ["Last hour", 1],
  ["Last day", 24],
  ["Last week", 168],
];

/** From when to when, in the reader's own time zone. */
export function RangeFields({ range, required, onChange }: Props) {
  return (
    <div className={styles["range"]}>
      <Moment label="From" value={range.from} required={required} onChange={(from) => onChange({ ...range, from })} testId="range-from" />
      <Moment label="To" value={range.to} required={required} onChange={(to) => onChange({ ...range, to })} testId="range-to" />
      <div className={styles["presets"]} role="group" aria-label="Choose a time range">
        {presets.map(([label, hours]) => (
          <Button key={label} type="button" variant="link" size="reset" onClick={() => onChange(lastHours(hours))}>
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}

function Moment(props: { label: string; value: string; required: boolean; onChange: (value: string) => void; testId: string }) {
  const id = useId();
  return (
    <div>
      <Label htmlFor={id} required={props.required}>
        {props.label}
      </Label>
      <input
        id={id}
        className={styles["input"]}
        type="datetime-local"
        step={1}
        value={props.value}
        required={props.required}
        onChange={(event) => props.onChange(event.target.value)}
        data-testid={props.testId}
      />
    </div>
  );
}
