import { Heading } from "@twilio-paste/core/heading";
import { type ReactNode, useId } from "react";
import styles from "../operations.module.css";

/** A part of a page under its heading, with what can be done beside it. */
export function Panel({ heading, actions, children, testId }: { heading: string; actions?: ReactNode; children: ReactNode; testId?: string }) {
  const id = useId();
  return (
    <section className={styles["panel"]} aria-labelledby={id} data-testid={testId}>
      <div className={styles["panelHead"]}>
        <Heading as="h2" variant="heading40" marginBottom="space0" id={id}>
          {heading}
        </Heading>
        {actions ? <div className={styles["buttons"]}>{actions}</div> : null}
      </div>
      {children}
    </section>
  );
}
