package dev.trunkline.journal.query;

import java.util.Map;

/** Entries by state: what was received must be the sum of all. */
public record Ledger(Map<EntryState, Long> entries) {

    public Ledger {
        entries = Map.copyOf(entries);
    }

    public long of(EntryState state) {
        return entries.getOrDefault(state, 0L);
    }

    /** All that was ever received and not yet deleted by retention. */
    public long received() {
        return entries.values().stream().mapToLong(Long::longValue).sum();
    }
}
