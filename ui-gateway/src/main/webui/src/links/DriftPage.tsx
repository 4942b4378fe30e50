import { Button } from "@twilio-paste/core/button";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { ApiError } from "../api/client";
import { type Drift, sweep } from "../api/links";
import styles from "../operations/operations.module.css";
import { type Action, ActionDialog } from "../operations/parts/ActionDialog";
import { Listing } from "../operations/parts/Listing";
import { Page } from "../operations/parts/Page";
import { Panel } from "../operations/parts/Panel";
import { momentWords } from "../operations/time";
import { plural } from "../operations/words";
import { maySetUp } from "../settings/SettingsPage";
import { ProblemNotice } from "../shell/ProblemNotice";
import { useUser } from "../shell/useUser";
import { DriftRow } from "./DriftRow";
import { People } from "./People";
import { useDrift, useDriftSummary, useRefreshLinks } from "./useLinks";
import { sweepWords } from "./words";

const filters: readonly (readonly [Drift["state"], string])[] = [
  ["open", "Open"],
  ["repaired", "Repaired"],
];

/** The supervisor's report: where both workspaces drifted apart, what was repaired, and whose accounts differ. */
export function DriftPage() {
  const { data: user } = useUser();
  if (!user) return null;
  return (
    <Page title="Drift report" back={{ to: "/links", label: "Links" }}>
      {maySetUp(user.roles) ? (
        <>
          <Summary />
          <Differences />
          <People />
        </>
      ) : (
        <ProblemNotice error={new ApiError(403, "Not allowed", "The drift report is for supervisors. Ask for that role.")} />
      )}
    </Page>
  );
}

function Summary() {
  const refresh = useRefreshLinks();
  const { data, error, refetch } = useDriftSummary();
  const [action, setAction] = useState<Action>();
  const ask = () =>
    setAction({
      title: "Compare all links",
      effect: "Reads both sides of every link at Twilio and repairs what differs, as it is done by itself now and then.",
      confirm: "Compare",
      run: async (why) => {
        await sweep(why);
        await refresh();
        setAction(undefined);
      },
    });
  const last = data?.sweep;
  return (
    <>
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
      {data ? (
        <Panel
          heading={data.open === 0 ? "Both workspaces are alike" : plural(data.open, "difference is open", "differences are open")}
          testId="drift-summary"
          actions={
            <Button variant="secondary" size="small" onClick={ask} data-testid="sweep">
              Compare all now
            </Button>
          }
        >
          <p className={styles["text"]}>{plural(data.repaired, "difference was", "differences were")} repaired.</p>
          <p className={styles["weak"]}>
            {last ? `The last comparison ${sweepWords(last)}: ${plural(last.compared, "link")} compared` : "Nothing has been compared yet"}
            {last?.finishedAt ? `, ${momentWords(last.finishedAt)}` : ""}
            {last?.reason ? `; ${last.reason}` : ""}.
          </p>
        </Panel>
      ) : null}
      {action ? <ActionDialog action={action} onDismiss={() => setAction(undefined)} /> : null}
    </>
  );
}

function Differences() {
  const [search] = useSearchParams();
  const state = filters.find(([each]) => each === search.get("state"))?.[0] ?? "open";
  const pages = useDrift(state);
  return (
    <Panel heading="Conversations">
      <nav className={styles["choice"]} aria-label="Which differences">
        {filters.map(([each, label]) => (
          <Link key={each} className={styles["chip"]} to={`?state=${each}`} aria-current={each === state ? "true" : undefined} data-testid={`drift-${each}`}>
            {label}
          </Link>
        ))}
      </nav>
      <Listing pages={pages} label="Differences, newest first" empty={state === "open" ? "Nothing differs." : "Nothing had to be repaired."} testId="drifts">
        {(each) => <DriftRow key={each.id} drift={each} linked />}
      </Listing>
    </Panel>
  );
}
