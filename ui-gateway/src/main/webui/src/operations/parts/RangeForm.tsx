import { Button } from "@twilio-paste/core/button";
import { HelpText } from "@twilio-paste/core/help-text";
import { type FormEvent, type ReactNode, useState } from "react";
import { ProblemNotice } from "../../shell/ProblemNotice";
import styles from "../operations.module.css";
import { fromLocalField, lastHours, rangeMistake } from "../time";
import { RangeFields } from "./RangeFields";

interface Props {
  readonly label: string;
  /** The range it begins with. */
  readonly hours: number;
  readonly action: string;
  readonly testId: string;
  /** Called with a range that makes sense; what it throws is shown. */
  readonly run: (from: string, to: string) => Promise<void> | void;
  /** Shown below the button, unless something went wrong. */
  readonly children?: (running: boolean) => ReactNode;
}

/** Asks from when to when something is to be done, and does it. */
export function RangeForm({ label, hours, action, testId, run, children }: Props) {
  const [range, setRange] = useState(() => lastHours(hours));
  const [mistake, setMistake] = useState<string>();
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const from = fromLocalField(range.from);
    const to = fromLocalField(range.to);
    const wrong = rangeMistake(range);
    setMistake(wrong);
    setError(undefined);
    if (wrong !== undefined || from === undefined || to === undefined || running) return;
    setRunning(true);
    try {
      await run(from, to);
    } catch (cause) {
      setError(cause);
    } finally {
      setRunning(false);
    }
  };

  return (
    <form className={styles["form"]} aria-label={label} onSubmit={(event) => void submit(event)} noValidate>
      <RangeFields range={range} required onChange={setRange} />
      {mistake === undefined ? null : (
        <div role="alert">
          <HelpText variant="error">{mistake}</HelpText>
        </div>
      )}
      <div className={styles["buttons"]}>
        <Button type="submit" variant="primary" size="small" loading={running} data-testid={testId}>
          {action}
        </Button>
      </div>
      {error === undefined ? children?.(running) : <ProblemNotice error={error} />}
    </form>
  );
}
