import { useState } from "react";
import { ApiError } from "../../api/client";
import { reconcile, type ReconciliationReport } from "../../api/journal";
import { ProblemNotice } from "../../shell/ProblemNotice";
import styles from "../operations.module.css";
import { type Action, ActionDialog } from "../parts/ActionDialog";
import { Empty, Loading } from "../parts/Listing";
import { Outcome } from "../parts/Outcome";
import { RangeForm } from "../parts/RangeForm";
import { momentWords } from "../time";
import { isUnderWay, useReconciliation, useReconciliations, useRefresh } from "../useOperations";
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
  const [action, setAction] = useState<Action>();
  const [asked, setAsked] = useState<number>();

  const ask = (from: string, to: string) => {
    setAsked(undefined);
    setAction({
      title: "Compare with Twilio",
      effect: `Looks at what Twilio has from ${momentWords(from)} to ${momentWords(to)} and takes in what was missed.`,
      confirm: "Compare",
      run: async (why) => {
        const wanted = await reconcile(service, from, to, why);
        await refresh();
        setAction(undefined);
        setAsked(wanted.id);
      },
    });
  };

  return (
    <>
      <RangeForm label="Compare now" hours={24} action="Run now" testId="reconcile" run={ask}>
        {() => <Result service={service} id={asked} />}
      </RangeForm>
      {action ? <ActionDialog action={action} onDismiss={() => setAction(undefined)} /> : null}
    </>
  );
}

/** What came of the comparison that was asked for here. */
function Result({ service, id }: { service: string; id: number | undefined }) {
  const { data: report, error } = useReconciliation(service, id);
  const failure = report?.state === "failed" ? new ApiError(0, "The comparison failed", report.reason ?? undefined) : error;
  return (
    <>
      {failure ? <ProblemNotice error={failure} /> : null}
      <Outcome text={report === undefined || failure ? undefined : resultWords(report)} />
    </>
  );
}

function resultWords(report: ReconciliationReport): string {
  if (isUnderWay(report)) return "The comparison runs; its report is below.";
  return `${plural(report.compared, "message")} compared, ${plural(report.missing, "was", "were")} missing.`;
}
