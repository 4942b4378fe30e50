import { Button } from "@twilio-paste/core/button";
import { Heading } from "@twilio-paste/core/heading";
import { PlusIcon } from "@twilio-paste/icons/esm/PlusIcon";
import { shortcuts, useShortcut } from "../../shell/shortcuts/shortcuts";
import { FilterBar } from "../filter/FilterBar";
import { type InboxFilter, isNarrowed } from "../filter/filter";
import { SearchField } from "../search/SearchField";
import { SearchResults } from "../search/SearchResults";
import { shortestQuery, useSettled } from "../search/useSearch";
import { SoundSwitch } from "../sound/SoundSwitch";
import type { useConversations } from "../useInbox";
import styles from "./list.module.css";
import { NoConversations } from "./NoConversations";
import { Rows } from "./Rows";

interface Props {
  readonly inbox: ReturnType<typeof useConversations>;
  readonly filter: InboxFilter;
  readonly labels: readonly string[];
  readonly onFilter: (filter: InboxFilter) => void;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly selectedId: string | undefined;
  readonly onNew: () => void;
  /** A closed dialog gives the focus back to its button; a new button lets it stay in the new conversation's composer. */
  readonly newButtonKey: number;
}

export function ConversationList({ inbox, filter, labels, onFilter, search, onSearch, selectedId, onNew, newButtonKey }: Props) {
  const query = useSettled(search.trim());
  const searching = search.trim().length >= shortestQuery && query.length >= shortestQuery;
  useShortcut(shortcuts.start, onNew);
  return (
    <section className={styles["pane"]} aria-label="Conversations" data-testid="conversations">
      <div className={styles["head"]}>
        <div className={styles["title"]}>
          <Heading as="h2" variant="heading30" marginBottom="space0">
            Inbox
          </Heading>
        </div>
        <SoundSwitch />
        <Button key={newButtonKey} variant="primary" size="small" onClick={onNew} data-testid="new-conversation">
          <PlusIcon decorative />
          New
        </Button>
      </div>
      <SearchField value={search} onChange={onSearch} />
      {searching ? null : <FilterBar filter={filter} labels={labels} onChange={onFilter} />}
      {searching ? (
        <SearchResults query={query} selectedId={selectedId} />
      ) : (
        <Rows
          inbox={inbox}
          selectedId={selectedId}
          label={filter.status === "open" ? "Open conversations, newest first" : "Archived conversations, newest first"}
          empty={<NoConversations status={filter.status} narrowed={isNarrowed(filter)} onWiden={() => onFilter({ status: filter.status })} />}
        />
      )}
    </section>
  );
}
