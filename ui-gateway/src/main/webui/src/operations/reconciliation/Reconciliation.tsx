import { useState } from "react";
import { ApiError } from "../../api/client";
import { reconcile } from "../../api/journal";
import { ProblemNotice } from "../../shell/ProblemNotice";
import styles from "../operations.module.css";
import { Empty, Loading } from "../parts/Listing";
import { Outcome } from "../parts/Outcome";
import { RangeForm } from "../parts/RangeForm";
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
  const [outcome, setOutcome] = useState<string>();

  const run = async (from: string, to: string) => {
    setOutcome(undefined);
    try {
      const report = await reconcile(service, from, to);
      if (report.state === "failed") throw new ApiError(0, "The comparison failed", report.reason ?? undefined);
      setOutcome(
        isUnderWay(report)
          ? "The comparison runs; its report is below."
          : `${plural(report.compared, "message")} compared, ${plural(report.missing, "was", "were")} missing.`,
      );
    } finally {
      await refresh();
    }
  };

  return (
    <RangeForm label="Compare now" hours={24} action="Run now" testId="reconcile" run={run}>
      {() => <Outcome text={outcome} />}
    </RangeForm>
  );
}
