package dev.trunkline.journal.cdi;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.failure.FailureClassifier;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.JournalErasure;
import dev.trunkline.journal.PersonTables;
import dev.trunkline.journal.engine.Handlers;
import dev.trunkline.journal.engine.JournalEngine;
import dev.trunkline.journal.engine.LaneWorker;
import dev.trunkline.journal.jdbc.JdbcErasure;
import dev.trunkline.journal.jdbc.JdbcJournal;
import dev.trunkline.journal.jdbc.JdbcOutbox;
import dev.trunkline.journal.jdbc.LaneClaims;
import dev.trunkline.journal.jdbc.LaneMoves;
import dev.trunkline.journal.jdbc.OutboxRows;
import dev.trunkline.journal.jdbc.Transactions;
import dev.trunkline.journal.kafka.LaneRules;
import dev.trunkline.journal.kafka.OutboxPublisher;
import dev.trunkline.journal.kafka.RecordIntake;
import dev.trunkline.journal.kafka.UnreadableRecords;
import dev.trunkline.journal.operations.ErasureHandler;
import dev.trunkline.journal.operations.JdbcOperations;
import dev.trunkline.journal.operations.JournalOperations;
import dev.trunkline.journal.operations.JournalReplays;
import dev.trunkline.journal.operations.PersonErasures;
import dev.trunkline.journal.operations.ReplayHandler;
import dev.trunkline.journal.operations.Replays;
import dev.trunkline.journal.operations.TopicReplay;
import dev.trunkline.journal.query.JournalQuery;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.arc.DefaultBean;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts the journal's plain classes together. */
@Dependent
class JournalBeans {

    @Produces
    @Singleton
    Journal journal(Transactions transactions, JournalSignals signals, MeterRegistry registry) {
        var journal = new JdbcJournal(transactions, signals.entries::wake);
        return new MeteredJournal(journal, transactions, registry);
    }

    @Produces
    @Singleton
    JdbcOutbox outbox(Transactions transactions, JournalSignals signals) {
        return new JdbcOutbox(transactions, signals.outbox::wake);
    }

    @Produces
    @Singleton
    JournalQuery query(Transactions transactions) {
        return new JournalQuery(transactions);
    }

    @Produces
    @Singleton
    JournalOperations operations(Transactions transactions, JournalSignals signals) {
        return new JdbcOperations(transactions, signals.entries::wake);
    }

    @Produces
    @Singleton
    JournalErasure erasure(Transactions transactions) {
        return new JdbcErasure(transactions);
    }

    /** Without a service's tables where it erases people in another way. */
    @Produces
    @Singleton
    PersonErasures personErasures(Transactions transactions, JournalErasure erasure, Instance<PersonTables> tables) {
        return new PersonErasures(transactions, erasure, tables.stream().findFirst());
    }

    /** Does nothing in messaging-service, which nobody asks. */
    @Produces
    @Singleton
    @Typed(ErasureHandler.class)
    ErasureHandler erasures(
            JournalConfig config, PersonErasures erasures, Transactions transactions, ObjectMapper json) {
        return new ErasureHandler(config.service(), erasures, transactions, json);
    }

    @Produces
    @Singleton
    Replays replays(Transactions transactions, Journal journal, TopicReplay topics, Handlers handlers) {
        return new JournalReplays(transactions, journal, topics, handlers);
    }

    /** The service's own and the journal's. */
    @Produces
    @Singleton
    Handlers handlers(
            @All List<EntryHandler> handlers,
            Transactions transactions,
            Journal journal,
            TopicReplay topics,
            ErasureHandler erasures,
            JournalSignals signals) {
        var all = new ArrayList<>(handlers);
        all.add(erasures);
        all.add(new UnreadableRecords());
        all.add(new ReplayHandler(transactions, journal, topics, signals.entries::wake));
        return new Handlers(all);
    }

    @Produces
    @Singleton
    LaneMoves moves(Transactions transactions, JdbcOutbox outbox, JournalConfig config) {
        return new LaneMoves(transactions, outbox, config.service());
    }

    /** Not among the classifiers of the application: it asks them. */
    @Produces
    @Singleton
    @Typed(TransactionFailures.class)
    TransactionFailures failures(FailureClassifier classifier) {
        return new TransactionFailures(classifier);
    }

    @Produces
    @Singleton
    LaneWorker worker(
            Handlers handlers,
            LaneMoves moves,
            Transactions transactions,
            TransactionFailures failures,
            JournalConfig config,
            AttemptMetrics metrics) {
        return new LaneWorker(
                handlers, moves, transactions, failures, config.jitteredBackoff(), config.lease(), metrics);
    }

    @Produces
    @Singleton
    JournalEngine engine(
            Transactions transactions,
            LaneWorker worker,
            RequestScope scope,
            JournalConfig config,
            AttemptMetrics metrics,
            JournalSignals signals) {
        var process = ManagementFactory.getRuntimeMXBean().getName();
        var claims = new LaneClaims(transactions, config.service() + "/" + process, config.lease());
        return new JournalEngine(claims, worker, scope, config.engine(), metrics, signals.entries);
    }

    @Produces
    @Singleton
    OutboxPublisher publisher(
            Transactions transactions,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            JournalConfig config,
            JournalSignals signals) {
        var producers = new OutboxProducers(kafka, config.service());
        return new OutboxPublisher(new OutboxRows(transactions), producers, config.poll(), signals.outbox);
    }

    @Produces
    @Singleton
    RecordIntake intake(Journal journal, LaneRules rules) {
        return new RecordIntake(journal, rules);
    }

    @Produces
    @DefaultBean
    @ApplicationScoped
    LaneRules rules() {
        return LaneRules.byKey();
    }
}
