import { Button } from "@twilio-paste/core/button";
import { useInfiniteQuery } from "@tanstack/react-query";
import { inboxAudit } from "../api/erasures";
import { fullTime } from "../inbox/time";
import { ProblemNotice } from "../shell/ProblemNotice";
import { auditWords } from "./auditWords";
import styles from "./settings.module.css";

/** Who did what to which conversation. */
export function InboxAudit() {
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ["inbox-audit"],
    queryFn: ({ pageParam, signal }) => inboxAudit(pageParam, signal),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 0,
  });
  const lines = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={styles["section"]} aria-label="Who did what" data-testid="inbox-audit">
      <h2>Who did what</h2>
      {error ? <ProblemNotice error={error} /> : null}
      {lines.length ? (
        <ul className={styles["list"]}>
          {lines.map((line) => (
            <li key={line.id} className={styles["item"]} data-testid="audit-line" data-action={line.action}>
              <span className={styles["words"]}>
                <span>
                  <strong>{line.who}</strong> {auditWords(line)}
                </span>
                <span className={styles["weak"]}>
                  {fullTime(line.at)}, conversation {line.conversationId}
                </span>
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p>Nothing yet.</p>
      )}
      {hasNextPage ? (
        <div>
          <Button variant="secondary" size="small" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more
          </Button>
        </div>
      ) : null}
    </section>
  );
}
