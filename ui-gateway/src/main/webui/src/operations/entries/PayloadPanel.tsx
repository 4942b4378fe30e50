import { Button } from "@twilio-paste/core/button";
import { useState } from "react";
import type { EntryDetail } from "../../api/journal";
import styles from "../operations.module.css";
import { Facts } from "../parts/Facts";
import { Panel } from "../parts/Panel";
import { type Payload, payloadOf } from "./payload";

/** The data that came, as text; its markup is never taken as such. */
export function PayloadPanel({ entry }: { entry: EntryDetail }) {
  const payload = payloadOf(entry.contentType, entry.data, entry.dataBase64);
  const [asReceived, setAsReceived] = useState(false);
  const laidOut = payload.kind === "json" || payload.kind === "form";
  return (
    <Panel
      heading="Data"
      testId="payload"
      actions={
        laidOut ? (
          <Button variant="secondary" size="small" pressed={asReceived} onClick={() => setAsReceived(!asReceived)}>
            As received
          </Button>
        ) : null
      }
    >
      <p className={styles["weak"]}>{entry.contentType ?? "No content type"}</p>
      {asReceived ? <Text text={entry.data ?? ""} /> : <LaidOut payload={payload} />}
      {Object.keys(entry.extensions).length > 0 ? (
        <details className={styles["details"]}>
          <summary>Attributes of the event</summary>
          <Facts facts={Object.entries(entry.extensions)} />
        </details>
      ) : null}
    </Panel>
  );
}

function LaidOut({ payload }: { payload: Payload }) {
  switch (payload.kind) {
    case "empty":
      return <p className={styles["text"]}>There is none.</p>;
    case "form":
      return (
        <dl className={styles["facts"]} data-testid="payload-form">
          {payload.fields.map(([name, value], index) => (
            <div key={index} className={styles["fact"]}>
              <dt>{name}</dt>
              <dd className={styles["literal"]}>{value === "" ? <span className={styles["weak"]}>empty</span> : value}</dd>
            </div>
          ))}
        </dl>
      );
    case "binary":
      return (
        <>
          <p className={styles["text"]}>This is no text. In base64:</p>
          <Text text={payload.base64} />
        </>
      );
    case "json":
    case "text":
      return <Text text={payload.text} />;
  }
}

function Text({ text }: { text: string }) {
  return (
    <pre className={styles["pre"]} tabIndex={0} aria-label="Data" data-testid="payload-text">
      {text}
    </pre>
  );
}
