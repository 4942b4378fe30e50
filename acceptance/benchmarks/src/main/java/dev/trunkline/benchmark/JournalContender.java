package dev.trunkline.benchmark;

import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.Steps;
import dev.trunkline.journal.engine.Backoff;
import dev.trunkline.journal.engine.EngineListener;
import dev.trunkline.journal.engine.EngineSettings;
import dev.trunkline.journal.engine.HandlerScope;
import dev.trunkline.journal.engine.Handlers;
import dev.trunkline.journal.engine.JournalEngine;
import dev.trunkline.journal.engine.LaneWorker;
import dev.trunkline.journal.engine.Signal;
import dev.trunkline.journal.jdbc.JdbcJournal;
import dev.trunkline.journal.jdbc.JdbcOutbox;
import dev.trunkline.journal.jdbc.LaneClaims;
import dev.trunkline.journal.jdbc.LaneMoves;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** The journal as a service runs it, with the settings a service has. */
final class JournalContender implements Contender {

    private final Journal journal;
    private final JournalEngine engine;

    JournalContender(BenchmarkDatabase database, Effects effects) {
        this(database, new Handler(effects));
    }

    JournalContender(BenchmarkDatabase database, EntryHandler handler) {
        var transactions = database.transactions();
        var settings = EngineSettings.defaults();
        var work = new Signal();
        this.journal = new JdbcJournal(transactions, work::wake);
        var worker = new LaneWorker(
                new Handlers(List.of(handler)),
                new LaneMoves(transactions, new JdbcOutbox(transactions, () -> {}), "benchmark"),
                transactions,
                thrown -> new Failure.Transient(String.valueOf(thrown.getMessage()), null, null, true),
                backoff(),
                settings.lease(),
                EngineListener.NONE);
        var claims = new LaneClaims(transactions, "benchmark", settings.lease());
        this.engine = new JournalEngine(claims, worker, HandlerScope.none(), settings, EngineListener.NONE, work);
    }

    /** The default of a service. */
    static Backoff backoff() {
        return new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), new Random(7));
    }

    private record Handler(Effects effects) implements EntryHandler {

        @Override
        public boolean handles(String eventType) {
            return true;
        }

        @Override
        public Completion handle(Entry entry, Steps steps) throws Exception {
            effects.handle(Integer.parseInt(entry.event().id()));
            return outbox -> effects.done();
        }
    }

    @Override
    public void append(List<NewEntry> entries) {
        journal.append(entries);
    }

    @Override
    public void start() {
        engine.start();
    }

    @Override
    public void close() {
        engine.close();
    }
}
