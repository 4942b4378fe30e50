import { Button } from "@twilio-paste/core/button";
import { SkeletonLoader } from "@twilio-paste/core/skeleton-loader";
import type { ReactNode } from "react";
import { ProblemNotice } from "../../shell/ProblemNotice";
import type { Pages } from "../useOperations";
import styles from "../operations.module.css";

interface Props<T> {
  readonly pages: Pages<T>;
  readonly label: string;
  readonly empty: ReactNode;
  readonly children: (item: T) => ReactNode;
  readonly testId: string;
}

/** A list of which more can be fetched: its rows, or in words why there are none. */
export function Listing<T>({ pages, label, empty, children, testId }: Props<T>) {
  const { items, error, isPending, hasNextPage, isFetchingNextPage } = pages;
  return (
    <>
      {error ? <ProblemNotice error={error} onRetry={() => void (pages.isFetchNextPageError ? pages.fetchNextPage() : pages.refetch())} /> : null}
      {isPending && !error ? <Loading label={label} /> : null}
      {items && items.length > 0 ? (
        <ul className={styles["rows"]} aria-label={label} data-testid={testId}>
          {items.map(children)}
        </ul>
      ) : null}
      {items?.length === 0 && !error ? <Empty>{empty}</Empty> : null}
      {hasNextPage && !error ? (
        <div className={styles["more"]}>
          <Button variant="secondary" size="small" loading={isFetchingNextPage} onClick={() => void pages.fetchNextPage()} data-testid="load-more">
            Show more
          </Button>
        </div>
      ) : null}
    </>
  );
}

export function Loading({ label }: { label: string }) {
  return (
    <div role="status" aria-label={`Loading: ${label}`} className={styles["loading"]}>
      {[0, 1, 2].map((row) => (
        <SkeletonLoader key={row} height="44px" />
      ))}
    </div>
  );
}

export function Empty({ children }: { children: ReactNode }) {
  return (
    <p className={styles["empty"]} data-testid="empty">
      {children}
    </p>
  );
}
