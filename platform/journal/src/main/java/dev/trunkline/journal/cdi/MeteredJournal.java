package dev.trunkline.journal.cdi;

import dev.trunkline.journal.Journal;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.jdbc.Transactions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** Counts what is appended and what was known already, once it is committed. */
final class MeteredJournal implements Journal {

    private final Journal journal;
    private final Transactions transactions;
    private final Counter added;
    private final Counter repeated;

    MeteredJournal(Journal journal, Transactions transactions, MeterRegistry registry) {
        this.journal = journal;
        this.transactions = transactions;
        this.added = registry.counter("trunkline_journal_appended", "outcome", "added");
        this.repeated = registry.counter("trunkline_journal_appended", "outcome", "repeated");
    }

    @Override
    public Appended append(List<NewEntry> entries) {
        var appended = journal.append(entries);
        transactions.afterCommit(() -> {
            added.increment(appended.added());
            repeated.increment(appended.repeated());
        });
        return appended;
    }
}
