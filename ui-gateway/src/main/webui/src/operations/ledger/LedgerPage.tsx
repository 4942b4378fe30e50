import { Button } from "@twilio-paste/core/button";
import { HelpText } from "@twilio-paste/core/help-text";
import { type FormEvent, useState } from "react";
import { type Ledger, ledger } from "../../api/journal";
import { ProblemNotice } from "../../shell/ProblemNotice";
import styles from "../operations.module.css";
import { Loading } from "../parts/Listing";
import { Page } from "../parts/Page";
import { RangeFields } from "../parts/RangeFields";
import { fromLocalField, lastHours, rangeMistake } from "../time";
import { IngressLedger } from "./IngressLedger";
import { ServiceLedger } from "./ServiceLedger";

/** Whether everything that came in has its place, by id. */
export function LedgerPage() {
  const [range, setRange] = useState(() => lastHours(1));
  const [mistake, setMistake] = useState<string>();
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>();
  const [result, setResult] = useState<Ledger>();

  const run = async (event: FormEvent) => {
    event.preventDefault();
    const from = fromLocalField(range.from);
    const to = fromLocalField(range.to);
    const wrong = rangeMistake(range);
    setMistake(wrong);
    setError(undefined);
    if (wrong !== undefined || from === undefined || to === undefined || running) return;
    setResult(undefined);
    setRunning(true);
    try {
      setResult(await ledger(from, to));
    } catch (cause) {
      setError(cause);
    } finally {
      setRunning(false);
    }
  };

  return (
    <Page title="Ledger" back={{ to: "/operations", label: "Operations" }}>
      <p className={styles["text"]}>
        Received = applied + skipped + parked + in flight. Compares what Kafka holds with the journals, by id; that takes seconds to minutes and changes nothing.
      </p>
      <form className={styles["form"]} aria-label="Time range" onSubmit={(event) => void run(event)} noValidate>
        <RangeFields range={range} required onChange={setRange} />
        {mistake === undefined ? null : (
          <div role="alert">
            <HelpText variant="error">{mistake}</HelpText>
          </div>
        )}
        <div className={styles["buttons"]}>
          <Button type="submit" variant="primary" size="small" loading={running} data-testid="run-ledger">
            Compare
          </Button>
        </div>
      </form>
      {running ? <Loading label="ledger" /> : null}
      {error === undefined ? null : <ProblemNotice error={error} />}
      {result ? (
        <div data-testid="ledger">
          {result.ingress ? <IngressLedger ingress={result.ingress} /> : null}
          {result.services.map((report) => (
            <ServiceLedger key={report.service} report={report} />
          ))}
        </div>
      ) : null}
    </Page>
  );
}
