import { useState } from "react";
import { type Ledger, ledger } from "../../api/journal";
import styles from "../operations.module.css";
import { Loading } from "../parts/Listing";
import { Page } from "../parts/Page";
import { RangeForm } from "../parts/RangeForm";
import { IngressLedger } from "./IngressLedger";
import { ServiceLedger } from "./ServiceLedger";

/** Whether everything that came in has its place, by id. */
export function LedgerPage() {
  const [result, setResult] = useState<Ledger>();

  const run = async (from: string, to: string) => {
    setResult(undefined);
    setResult(await ledger(from, to));
  };

  return (
    <Page title="Ledger" back={{ to: "/operations", label: "Operations" }}>
      <p className={styles["text"]}>
        Received = applied + skipped + parked + in flight. Compares what Kafka holds with the journals, by id; that takes seconds to minutes and changes nothing.
      </p>
      <RangeForm label="Time range" hours={1} action="Compare" testId="run-ledger" run={run}>
        {(running) => (running ? <Loading label="ledger" /> : null)}
      </RangeForm>
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
