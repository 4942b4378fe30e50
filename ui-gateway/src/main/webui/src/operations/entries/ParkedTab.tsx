import { useNow } from "../../shell/clock";
import styles from "../operations.module.css";
import { Listing } from "../parts/Listing";
import { RefreshButton } from "../parts/RefreshButton";
import { useChangedSince, useEntries, useSummary } from "../useOperations";
import { EntryRow } from "./EntryRow";

const parked = { state: "parked" } as const;

/** What was given up and waits for somebody to look. */
export function ParkedTab({ service }: { service: string }) {
  const pages = useEntries(service, parked);
  const changed = useChangedSince(useSummary(service)?.parked, pages.dataUpdatedAt);
  const now = useNow(10_000);
  return (
    <>
      <div className={styles["toolbar"]}>
        <p className={styles["text"]}>Entries that cannot go on by themselves, newest first.</p>
        <RefreshButton changed={changed} loading={pages.isRefetching} onRefresh={() => void pages.refetch()} />
      </div>
      <Listing pages={pages} label="Parked entries" empty="Nothing is parked." testId="parked-entries">
        {(entry) => <EntryRow key={entry.id} service={service} entry={entry} now={now} />}
      </Listing>
    </>
  );
}
