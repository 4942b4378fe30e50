import { Button } from "@twilio-paste/core/button";
import { Input } from "@twilio-paste/core/input";
import { Label } from "@twilio-paste/core/label";
import { Option, Select } from "@twilio-paste/core/select";
import { type FormEvent, useId, useState } from "react";
import { useSearchParams } from "react-router";
import type { EntryFilter, EntryState } from "../../api/journal";
import { useNow } from "../../shell/clock";
import styles from "../operations.module.css";
import { Listing } from "../parts/Listing";
import { RefreshButton } from "../parts/RefreshButton";
import { RangeFields } from "../parts/RangeFields";
import { fromLocalField, toLocalField } from "../time";
import { useEntries } from "../useOperations";
import { EntryRow } from "./EntryRow";

/** Any entry, by state, lane, type and time. The filter stands in the page's address. */
export function EntriesTab({ service }: { service: string }) {
  const [search, setSearch] = useSearchParams();
  const filter = filterOf(search);
  const pages = useEntries(service, filter);
  const now = useNow(10_000);
  return (
    <>
      <FilterForm key={search.toString()} filter={filter} onFilter={(next) => setSearch(searchOf(next))} />
      <div className={styles["toolbar"]}>
        <p className={styles["text"]}>Newest first.</p>
        <RefreshButton changed={false} loading={pages.isRefetching} onRefresh={() => void pages.refetch()} />
      </div>
      <Listing pages={pages} label="Entries" empty="No entry is like this." testId="entries">
        {(entry) => <EntryRow key={entry.id} service={service} entry={entry} now={now} />}
      </Listing>
    </>
  );
}

function FilterForm({ filter, onFilter }: { filter: EntryFilter; onFilter: (filter: EntryFilter) => void }) {
  const state = useId();
  const type = useId();
  const lane = useId();
  const [fields, setFields] = useState({ state: filter.state ?? "", type: filter.type ?? "", lane: filter.lane ?? "" });
  const [range, setRange] = useState({ from: fieldOf(filter.from), to: fieldOf(filter.to) });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFilter({
      state: (fields.state || null) as EntryState | null,
      type: fields.type.trim(),
      lane: fields.lane.trim(),
      from: fromLocalField(range.from) ?? null,
      to: fromLocalField(range.to) ?? null,
    });
  };

  return (
    <form className={styles["form"]} onSubmit={submit} aria-label="Which entries">
      <div className={styles["fields"]}>
        <div>
          <Label htmlFor={state}>State</Label>
          <Select id={state} value={fields.state} onChange={(event) => setFields({ ...fields, state: event.target.value as EntryState | "" })}>
            <Option value="">Any</Option>
            <Option value="waiting">Waiting</Option>
            <Option value="done">Done</Option>
            <Option value="parked">Parked</Option>
            <Option value="skipped">Skipped</Option>
          </Select>
        </div>
        <div>
          <Label htmlFor={type}>Type</Label>
          <Input id={type} type="text" value={fields.type} onChange={(event) => setFields({ ...fields, type: event.target.value })} placeholder="twilio.messaging.*" />
        </div>
        <div>
          <Label htmlFor={lane}>Lane</Label>
          <Input id={lane} type="text" value={fields.lane} onChange={(event) => setFields({ ...fields, lane: event.target.value })} />
        </div>
      </div>
      <RangeFields range={range} required={false} onChange={setRange} />
      <div className={styles["buttons"]}>
        <Button type="submit" variant="primary" size="small">
          Show
        </Button>
        <Button type="button" variant="secondary" size="small" onClick={() => onFilter({})}>
          Show all
        </Button>
      </div>
    </form>
  );
}

function filterOf(search: URLSearchParams): EntryFilter {
  return {
    state: search.get("state") as EntryState | null,
    type: search.get("type"),
    lane: search.get("lane"),
    from: search.get("from"),
    to: search.get("to"),
  };
}

function searchOf(filter: EntryFilter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter((pair): pair is [string, string] => typeof pair[1] === "string" && pair[1] !== ""));
}

const fieldOf = (instant: string | null | undefined) => (instant ? toLocalField(new Date(instant)) : "");
