import { Badge } from "@twilio-paste/core/badge";
import { Button } from "@twilio-paste/core/button";
import { useState } from "react";
import { useParams } from "react-router";
import { ApiError } from "../api/client";
import { compare, type LinkDetail, type LinkView, retry } from "../api/links";
import { laneEntriesAddress } from "../operations/addresses";
import styles from "../operations/operations.module.css";
import { type Action, ActionDialog } from "../operations/parts/ActionDialog";
import { Facts } from "../operations/parts/Facts";
import { Loading } from "../operations/parts/Listing";
import { Outcome } from "../operations/parts/Outcome";
import { Page } from "../operations/parts/Page";
import { Panel } from "../operations/parts/Panel";
import { momentWords } from "../operations/time";
import { plural } from "../operations/words";
import { maySetUp } from "../settings/SettingsPage";
import { useNow } from "../shell/clock";
import { Origin } from "../shell/Origin";
import { ProblemNotice } from "../shell/ProblemNotice";
import { useUser } from "../shell/useUser";
import { DriftRow } from "./DriftRow";
import { LastComparison } from "./LastComparison";
import { Late } from "./LinksPage";
import { Messages } from "./Messages";
import { Talk } from "./Talk";
import { useLink, useRefreshLinks } from "./useLinks";
import { Work } from "./Work";
import { linkStateWords } from "./words";

const fewMessages = 100;
const allMessages = 1000;

/** One link: both sides beside each other, what is still to be done, and how they differ. */
export function LinkPage() {
  const { linkId = "" } = useParams();
  const [limit, setLimit] = useState(fewMessages);
  const { data, error, isPending, refetch } = useLink(linkId, limit);
  const missing = error instanceof ApiError && error.status === 404;
  return (
    <Page title={data ? `Link ${data.link.pair}` : "Link"} back={{ to: "/links", label: "Links" }} aside={data ? <State link={data.link} /> : null}>
      {error ? <ProblemNotice error={error} {...(missing ? {} : { onRetry: () => void refetch() })} /> : null}
      {isPending && !error ? <Loading label="link" /> : null}
      {data ? <Whole detail={data} /> : null}
      {limit < allMessages && data?.messages.length === limit ? (
        <div className={styles["more"]}>
          <Button variant="secondary" size="small" onClick={() => setLimit(allMessages)} data-testid="earlier-messages">
            Show earlier messages
          </Button>
        </div>
      ) : null}
    </Page>
  );
}

function State({ link }: { link: LinkView }) {
  const [label, variant] = linkStateWords(link.state);
  return (
    <Badge as="span" variant={variant} data-testid="link-state">
      {label}
    </Badge>
  );
}

function Whole({ detail: { link, messages, work = [], drift = [], comparison } }: { detail: LinkDetail }) {
  const now = useNow(1_000);
  return (
    <>
      <Late link={link} now={now} />
      <Talk link={link} work={work} />
      <Actions link={link} />
      <Panel heading="Both conversations">
        <Facts
          facts={[
            ["First side", link.first],
            ["Second side", link.second],
            ["Linked", momentWords(link.createdAt)],
            ["Last change", momentWords(link.changedAt)],
            ["Events", <Origin key="events" to={laneEntriesAddress("bridge", link.lane)} />],
          ]}
        />
      </Panel>
      <Work work={work} />
      <LastComparison comparison={comparison} drift={drift} />
      <Messages link={link} messages={messages} />
      {drift.length > 0 ? (
        <Panel heading="Differences found">
          <ul className={styles["rows"]} aria-label="Differences, newest first">
            {drift.map((each) => (
              <DriftRow key={each.id} drift={each} />
            ))}
          </ul>
        </Panel>
      ) : null}
    </>
  );
}

/** What supervisors can have done. */
function Actions({ link }: { link: LinkView }) {
  const { data: user } = useUser();
  const refresh = useRefreshLinks();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [outcome, setOutcome] = useState<string>();
  const [action, setAction] = useState<Action>();
  if (!user || !maySetUp(user.roles)) return null;

  const compareNow = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await compare(link.id);
      setOutcome("Both sides are being compared; what one lacks is brought to it.");
      await refresh();
    } catch (cause) {
      setError(cause);
    }
    setBusy(false);
  };

  const askRetry = () =>
    setAction({
      title: "Try again",
      effect: "What was given up is queued again, and what waits for its next attempt is tried now.",
      confirm: "Try again",
      run: async (why) => {
        const { retried } = await retry(link.id, why);
        setAction(undefined);
        setOutcome(`${plural(retried, "event is", "events are")} tried again.`);
        await refresh();
      },
    });

  return (
    <>
      {error === undefined ? null : <ProblemNotice error={error} />}
      <div className={styles["buttons"]}>
        <Button variant="primary" size="small" loading={busy} onClick={() => void compareNow()} data-testid="compare-link">
          Compare now
        </Button>
        <Button variant="secondary" size="small" onClick={askRetry} data-testid="retry-link">
          Try again
        </Button>
      </div>
      <Outcome text={outcome} />
      {action ? <ActionDialog action={action} onDismiss={() => setAction(undefined)} /> : null}
    </>
  );
}
