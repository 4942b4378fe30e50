import { Badge } from "@twilio-paste/core/badge";
import type { StepView } from "../../api/journal";
import styles from "../operations.module.css";
import { Empty } from "../parts/Listing";
import { momentWords } from "../time";
import { indented } from "./payload";

/** What the entry has done in the world so far; none of it is done again. */
export function Steps({ steps }: { steps: readonly StepView[] }) {
  if (steps.length === 0) return <Empty>No step has been begun.</Empty>;
  return (
    <ol className={styles["rows"]} aria-label="Steps" data-testid="steps">
      {steps.map((step) => (
        <li key={step.name} className={styles["row"]}>
          <div className={styles["rowHead"]}>
            <strong className={styles["breaking"]}>{step.name}</strong>
            <Badge as="span" variant={step.done ? "success" : "warning"} size="small">
              {step.done ? "Done" : "Outcome unknown"}
            </Badge>
            <span className={styles["rowAge"]}>{momentWords(step.at)}</span>
          </div>
          {step.done ? (
            <pre className={styles["pre"]} tabIndex={0} aria-label={`Stored result of ${step.name}`}>
              {resultText(step.result)}
            </pre>
          ) : (
            <p className={styles["text"]}>It was begun, but no answer came: the next attempt finds out first whether it happened.</p>
          )}
        </li>
      ))}
    </ol>
  );
}

/** Results come as JSON or as text that holds JSON. */
function resultText(result: unknown): string {
  return typeof result === "string" ? (indented(result) ?? result) : JSON.stringify(result, null, 2);
}
