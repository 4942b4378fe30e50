package dev.trunkline.journal.testing;

import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.contracts.failure.FailureClassifier;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.Journal;
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
import dev.trunkline.journal.operations.JdbcOperations;
import dev.trunkline.journal.operations.JournalOperations;
import dev.trunkline.journal.operations.JournalReplays;
import dev.trunkline.journal.operations.NotPossibleException;
import dev.trunkline.journal.operations.ReplayHandler;
import dev.trunkline.journal.operations.Replays;
import dev.trunkline.journal.operations.Replays.TopicRange;
import dev.trunkline.journal.operations.TopicPreview;
import dev.trunkline.journal.operations.TopicReplay;
import dev.trunkline.journal.query.JournalQuery;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** One service instance's journal on a test database. */
public final class Instance implements AutoCloseable {

    /** I/O passes and leaves the outcome open; what says it is busy passes and is known; the rest is permanent. */
    public static final FailureClassifier CLASSIFIER = thrown -> switch (thrown) {
        case BusyException busy -> new Failure.Transient("busy", 20429, busy.retryAfter, true);
        case IOException io -> new Failure.Transient(String.valueOf(io.getMessage()), null, null, false);
        default -> new Failure.Permanent(String.valueOf(thrown.getMessage()), 20404);
    };

    private static final TopicReplay NO_TOPICS = new TopicReplay() {
        @Override
        public void requireOurs(TopicRange range) {
            throw new NotPossibleException("no topics here");
        }

        @Override
        public TopicPreview preview(TopicRange range) {
            throw new NotPossibleException("no topics here");
        }

        @Override
        public Batch read(TopicRange range, Optional<String> after) {
            throw new NotPossibleException("no topics here");
        }
    };

    private final Database database;
    private final Journal journal;
    private final JournalOperations operations;
    private final Replays replays;
    private final JournalEngine engine;

    private Instance(
            Database database,
            List<EntryHandler> handlers,
            EngineSettings settings,
            EngineListener listener,
            TopicReplay topics) {
        this.database = database;
        var transactions = database.transactions();
        var work = new Signal();
        this.journal = new JdbcJournal(transactions, work::wake);
        this.operations = new JdbcOperations(transactions, work::wake);
        var outbox = new JdbcOutbox(transactions, () -> {});
        var all = new ArrayList<>(handlers);
        all.add(new ReplayHandler(transactions, journal, topics, work::wake));
        var byType = new Handlers(all);
        this.replays = new JournalReplays(transactions, journal, topics, byType);
        var worker = new LaneWorker(
                byType,
                new LaneMoves(transactions, outbox, "test"),
                transactions,
                CLASSIFIER,
                new Backoff(Duration.ofMillis(20), Duration.ofMillis(100), new Random(7)),
                settings.lease(),
                listener);
        var claims = new LaneClaims(transactions, "test", settings.lease());
        this.engine = new JournalEngine(claims, worker, HandlerScope.none(), settings, listener, work);
    }

    /** The provider asks us to slow down: nothing was done. */
    public static final class BusyException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Duration retryAfter;

        public BusyException(Duration retryAfter) {
            super("busy");
            this.retryAfter = retryAfter;
        }
    }

    public static EngineSettings settings() {
        return new EngineSettings(
                8, Duration.ofSeconds(5), Duration.ofMillis(20), Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    public static Instance of(Database database, TestHandler.Work work) {
        return of(database, TestHandler.of(work), settings(), EngineListener.NONE);
    }

    public static Instance of(
            Database database, EntryHandler handler, EngineSettings settings, EngineListener listener) {
        return of(database, List.of(handler), settings, listener);
    }

    public static Instance of(
            Database database, List<EntryHandler> handlers, EngineSettings settings, EngineListener listener) {
        return new Instance(database, handlers, settings, listener, NO_TOPICS);
    }

    public static Instance of(Database database, EntryHandler handler, TopicReplay topics) {
        return new Instance(database, List.of(handler), settings(), EngineListener.NONE, topics);
    }

    public Instance start() {
        engine.start();
        return this;
    }

    public Journal journal() {
        return journal;
    }

    public JournalOperations operations() {
        return operations;
    }

    public Replays replays() {
        return replays;
    }

    public JournalQuery query() {
        return new JournalQuery(database.transactions());
    }

    @Override
    public void close() {
        engine.close();
    }
}
