package dev.trunkline.journal.kafka;

import dev.trunkline.journal.Journal;
import dev.trunkline.journal.Journal.Appended;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.jdbc.JournalDatabaseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Appends batches of records. Returns only when each of them stands in the journal, however long the database is away;
 * so offsets may be committed then, and no record is ever skipped.
 */
public final class RecordIntake implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RecordIntake.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Journal journal;
    private final RecordReader reader;
    private final Pause pause;
    private volatile boolean closed;
    private volatile Optional<String> trouble = Optional.empty();

    public RecordIntake(Journal journal, LaneRules rules) {
        this(journal, rules, duration -> Thread.sleep(duration));
    }

    RecordIntake(Journal journal, LaneRules rules, Pause pause) {
        this.journal = journal;
        this.reader = new RecordReader(rules);
        this.pause = pause;
    }

    /** Waits between two tries. */
    @FunctionalInterface
    interface Pause {
        void until(Duration duration) throws InterruptedException;
    }

    /** Ends the wait for a database that is away. */
    @Override
    public void close() {
        closed = true;
    }

    /** Why records are not getting in at present; empty where they are. */
    public Optional<String> trouble() {
        return trouble;
    }

    /** @throws InterruptedException where the application stops; nothing may be acknowledged then */
    public Appended append(List<ConsumerRecord<String, byte[]>> records) throws InterruptedException {
        var entries = new ArrayList<NewEntry>(records.size());
        records.forEach(kafkaRecord -> reader.read(kafkaRecord).ifPresent(entries::add));
        try {
            return appendPatiently(entries);
        } catch (JournalDatabaseException e) {
            return appendOneByOne(records);
        }
    }

    /** @throws JournalDatabaseException only where the database can never store one of the entries */
    private Appended appendPatiently(List<NewEntry> entries) throws InterruptedException {
        for (var tries = 0; ; tries++) {
            try {
                var appended = journal.append(entries);
                trouble = Optional.empty();
                return appended;
            } catch (RuntimeException e) {
                if (e instanceof JournalDatabaseException && JournalDatabaseException.isUnstorableData(e)) {
                    throw e;
                }
                trouble = Optional.of(String.valueOf(e.getMessage()));
                waitAfter(tries, entries.size(), e);
            }
        }
    }

    private void waitAfter(int tries, int count, RuntimeException thrown) throws InterruptedException {
        if (closed) {
            throw new InterruptedException("the application stops with the database away");
        }
        var wait = pauseAfter(tries);
        LOG.warnf("%d records not appended, next try in %s: %s", count, wait, thrown.getMessage());
        pause.until(wait);
    }

    /** A record of the batch holds what PostgreSQL cannot store; it alone is kept as unreadable. */
    private Appended appendOneByOne(List<ConsumerRecord<String, byte[]>> records) throws InterruptedException {
        if (records.size() == 1) {
            var reason = "holds text that the database cannot store";
            return appendPatiently(List.of(RecordReader.unreadable(records.getFirst(), reason)));
        }
        var added = 0;
        var repeated = 0;
        for (var kafkaRecord : records) {
            var appended = append(List.of(kafkaRecord));
            added += appended.added();
            repeated += appended.repeated();
        }
        return new Appended(added, repeated);
    }

    private static Duration pauseAfter(int tries) {
        var wait = Duration.ofMillis(100L << Math.min(tries, 10));
        return wait.compareTo(LONGEST_PAUSE) < 0 ? wait : LONGEST_PAUSE;
    }
}
