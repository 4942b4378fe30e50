import type { ReactNode } from "react";
import styles from "./filter.module.css";
import type { InboxFilter } from "./filter";

interface Props {
  readonly filter: InboxFilter;
  readonly labels: readonly string[];
  readonly onChange: (filter: InboxFilter) => void;
}

/** Open or archived, and narrower. */
export function FilterBar({ filter, labels, onChange }: Props) {
  const { status, assignee, needsReply, label } = filter;
  const shown = label !== undefined && !labels.includes(label) ? [label, ...labels] : labels;
  return (
    <div className={styles["bar"]} role="group" aria-label="Which conversations are shown">
      <div className={styles["tabs"]}>
        <Choice on={status === "open"} onClick={() => onChange({ ...filter, status: "open" })} testId="show-open">
          Open
        </Choice>
        <Choice on={status === "closed"} onClick={() => onChange({ ...filter, status: "closed" })} testId="show-archived">
          Archived
        </Choice>
      </div>
      <div className={styles["chips"]}>
        <Choice on={needsReply === true} onClick={() => onChange({ ...filter, needsReply: needsReply ? undefined : true })} testId="filter-needs-reply">
          Needs reply
        </Choice>
        <Choice on={assignee === "me"} onClick={() => onChange({ ...filter, assignee: assignee === "me" ? undefined : "me" })} testId="filter-mine">
          Mine
        </Choice>
        <Choice
          on={assignee === "none"}
          onClick={() => onChange({ ...filter, assignee: assignee === "none" ? undefined : "none" })}
          testId="filter-unassigned"
        >
          Unassigned
        </Choice>
        {shown.length > 0 ? (
          <select
            className={styles["select"]}
            aria-label="Only with this label"
            value={label ?? ""}
            onChange={(event) => onChange({ ...filter, label: event.target.value === "" ? undefined : event.target.value })}
            data-testid="filter-label"
          >
            <option value="">Label</option>
            {shown.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        ) : null}
      </div>
    </div>
  );
}

function Choice({ on, onClick, testId, children }: { on: boolean; onClick: () => void; testId: string; children: ReactNode }) {
  return (
    <button type="button" className={styles["choice"]} aria-pressed={on} onClick={onClick} data-testid={testId}>
      {children}
    </button>
  );
}
