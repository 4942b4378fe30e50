import { Navigate, useParams } from "react-router";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { entryAddress } from "../addresses";
import styles from "../operations.module.css";
import { CopyText } from "../parts/CopyText";
import { Loading } from "../parts/Listing";
import { Page } from "../parts/Page";
import { useEntryOfEvent } from "../useOperations";

/** Leads to the entry that an event became; says so where it is no longer kept. */
export function EventPage({ service }: { service: string }) {
  const { eventId = "" } = useParams();
  const { data: entry, error, isPending, refetch } = useEntryOfEvent(service, eventId);
  if (entry) return <Navigate to={entryAddress(service, entry.id)} replace />;
  return (
    <Page title="Where it came from" back={{ to: `/operations/${service}/entries`, label: "Entries" }}>
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending && !error ? <Loading label="Where it came from" /> : null}
      {entry === null ? (
        <>
          <p className={styles["text"]} data-testid="event-expired">
            Expired by retention: the journal keeps what is done for some days, 14 unless it is configured otherwise, and this is older.
            The event was
          </p>
          <CopyText text={eventId} name="event id" />
        </>
      ) : null}
    </Page>
  );
}
