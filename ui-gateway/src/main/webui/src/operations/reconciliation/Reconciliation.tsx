import { Button } from "@twilio-paste/core/button";
import { HelpText } from "@twilio-paste/core/help-text";
import { type FormEvent, useState } from "react";
import { ApiError } from "../../api/client";
import { reconcile } from "../../api/journal";
import { ProblemNotice } from "../../shell/ProblemNotice";
import styles from "../operations.module.css";
import { Empty, Loading } from "../parts/Listing";
import { Outcome } from "../parts/Outcome";
import { RangeFields } from "../parts/RangeFields";
import { fromLocalField, lastHours, rangeMistake } from "../time";
import { isUnderWay, useReconciliations, useRefresh } from "../useOperations";
import { plural } from "../words";
import { ReportRow } from "./ReportRow";

/** What was compared with Twilio and what that brought to light; a comparison can be had at once. */
export function Reconciliation({ service }: { service: string }) {
  const { reports, error, isPending, refetch } = useReconciliations(service);
  if (error instanceof ApiError && error.status === 404) {
    return <Empty>This service does not compare itself with Twilio yet.</Empty>;
  }
  return (
    <>
      <p className={styles["text"]}>Compares with what Twilio has and takes in what was missed. It also runs by itself.</p>
      <RunForm service={service} />
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending && !error ? <Loading label="reports" /> : null}
      {reports?.length === 0 ? <Empty>Nothing has been compared yet.</Empty> : null}
      <ul className={styles["rows"]} aria-label="Reports, newest first" data-testid="reports">
        {reports?.map((report) => (
          <ReportRow key={report.id} report={report} />
        ))}
      </ul>
    </>
  );
}

function RunForm({ service }: { service: string }) {
  const refresh = useRefresh(service);
  const [range, setRange] = useState(() => lastHours(24));
  const [mistake, setMistake] = useState<string>();
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>();
  const [outcome, setOutcome] = useState<string>();

  const run = async (event: FormEvent) => {
    event.preventDefault();
    const from = fromLocalField(range.from);
    const to = fromLocalField(range.to);
    const wrong = rangeMistake(range);
    setMistake(wrong);
    setOutcome(undefined);
    setError(undefined);
    if (wrong !== undefined || from === undefined || to === undefined || running) return;
    setRunning(true);
    try {
      const report = await reconcile(service, from, to);
      if (report.state === "failed") throw new ApiError(0, "The comparison failed", report.reason ?? undefined);
      setOutcome(
        isUnderWay(report)
          ? "The comparison runs; its report is below."
          : `${plural(report.compared, "message")} compared, ${plural(report.missing, "was", "were")} missing.`,
      );
    } catch (cause) {
      setError(cause);
    } finally {
      setRunning(false);
      await refresh();
    }
  };

  return (
    <form className={styles["form"]} aria-label="Compare now" onSubmit={(event) => void run(event)} noValidate>
      <RangeFields range={range} required onChange={setRange} />
      {mistake === undefined ? null : (
        <div role="alert">
          <HelpText variant="error">{mistake}</HelpText>
        </div>
      )}
      <div className={styles["buttons"]}>
        <Button type="submit" variant="primary" size="small" loading={running} data-testid="reconcile">
          Run now
        </Button>
      </div>
      {error === undefined ? null : <ProblemNotice error={error} />}
      <Outcome text={outcome} />
    </form>
  );
}
