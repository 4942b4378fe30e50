package dev.trunkline.benchmark;

import dev.trunkline.embedded.EmbeddedPostgres;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.Steps;
import dev.trunkline.journal.jdbc.JournalRetention;
import dev.trunkline.journal.jdbc.JournalRetention.Deleted;
import dev.trunkline.journal.jdbc.RetentionSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Retention beside intake and handling, with five million entries in the table: a tenth of them is due to be deleted. Prints a table in
 * Markdown. Argument: entries in percent of that (100).
 */
public final class RetentionBenchmark {

    private static final int ENTRIES = 5_000_000;
    private static final int LANES = 50_000;
    private static final Duration WINDOW = Duration.ofSeconds(20);
    private static final Duration HANDLING = Duration.ofMillis(5);
    private static final int BATCH = 500;
    private static final int IN_FLIGHT = 5_000;

    private final BenchmarkDatabase database;
    private final int entries;
    private final AtomicLong handled = new AtomicLong();
    private final Semaphore room = new Semaphore(IN_FLIGHT);
    private volatile boolean busy = true;

    private RetentionBenchmark(BenchmarkDatabase database, int entries) {
        this.database = database;
        this.entries = entries;
    }

    public static void main(String[] arguments) throws Exception {
        var percent = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        try (var postgres = EmbeddedPostgres.temporary();
                var database = new BenchmarkDatabase(postgres)) {
            new RetentionBenchmark(database, ENTRIES / 100 * percent).run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        var filled = seconds(this::fill);
        System.err.printf("%,d entries and their steps written in %.0f s%n", count("journal_entry"), filled);
        try (var contender = new JournalContender(database, new Handler());
                var feeder = Executors.newSingleThreadExecutor()) {
            contender.start();
            var feeding = feeder.submit(() -> feed(contender));
            rate(WINDOW.dividedBy(2));
            System.out.println("| phase | handled/s | entries in the table | table, steps and indexes |");
            System.out.println("|---|---:|---:|---:|");
            line("without retention", rate(WINDOW));
            var before = handled.get();
            var deleted = new Deleted[1];
            var took = seconds(() -> deleted[0] = sweep());
            line("with retention", (handled.get() - before) / took);
            line("afterwards", rate(WINDOW));
            System.out.printf(
                    Locale.ROOT,
                    "%nretention deleted %,d entries and %,d lanes in %.0f s: %,.0f/s%n",
                    deleted[0].entries(),
                    deleted[0].lanes(),
                    took,
                    deleted[0].entries() / took);
            busy = false;
            room.release(IN_FLIGHT);
            feeding.get();
        }
    }

    /** Finished entries, each with a step: the first tenth three weeks old, the rest of the last days. Indexes come last. */
    private void fill() {
        database.execute("""
                alter table journal_step drop constraint journal_step_entry_id_fkey, drop constraint journal_step_pkey;
                alter table journal_entry drop constraint journal_entry_event, drop constraint journal_entry_place;
                insert into journal_lane (key, head, tail)
                select 'lane-' || n, 1 + %2$d, 1 + %2$d from generate_series(0, %1$d - 1) n;
                insert into journal_entry (lane, seq, event_id, type, source, time, content_type, extensions, data, state,
                    attempts, appended_at, finished_at)
                select 'lane-' || n %% %1$d, 1 + n / %1$d, 'SM' || lpad(to_hex(n), 32, '0'), 'twilio.messaging.inbound',
                    '/accounts/AC1/messaging', at, 'application/x-www-form-urlencoded',
                    '{"twilioaccount":"AC1","traceparent":"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"}',
                    convert_to(repeat('Body=Hello&From=%%2B14155550123&', 6), 'UTF8'), 'done', 1, at, at
                from generate_series(0, %3$d - 1) n,
                    lateral (select now() - case when n < %3$d / 10 then interval '21 days' else interval '3 days' end as at) t;
                insert into journal_step (entry_id, name, state, result)
                select id, 'send', 'done', '"SM00112233445566778899aabbccddeeff"' from journal_entry;
                alter table journal_entry add constraint journal_entry_event unique (event_id),
                    add constraint journal_entry_place unique (lane, seq);
                alter table journal_step add primary key (entry_id, name),
                    add foreign key (entry_id) references journal_entry on delete cascade;
                """.formatted(LANES, entries / LANES, entries));
        database.maintain("vacuum analyze");
    }

    private Deleted sweep() throws InterruptedException {
        var settings = new RetentionSettings(Duration.ofDays(14), Duration.ofDays(400), 1_000);
        return new JournalRetention(database.transactions(), settings, took -> {
                    Thread.sleep(took);
                    return true;
                })
                .sweep();
    }

    /** Intake that keeps the workers busy and no more: as many entries in flight as ever. */
    private Void feed(JournalContender contender) throws InterruptedException {
        for (var number = 0L; busy; number += BATCH) {
            room.acquire(BATCH);
            var batch = new ArrayList<NewEntry>(BATCH);
            for (var id = number; id < number + BATCH; id++) {
                batch.add(Workload.entry("lane-" + id % LANES, "live-" + id));
            }
            contender.append(batch);
        }
        return null;
    }

    private final class Handler implements EntryHandler {

        @Override
        public boolean handles(String eventType) {
            return true;
        }

        @Override
        public Completion handle(Entry entry, Steps steps) throws Exception {
            steps.once("send", String.class, () -> {
                Thread.sleep(HANDLING);
                return "SM00112233445566778899aabbccddeeff";
            });
            return outbox -> {
                handled.incrementAndGet();
                room.release();
            };
        }
    }

    private double rate(Duration window) throws InterruptedException {
        var before = handled.get();
        var began = System.nanoTime();
        Thread.sleep(window);
        return (handled.get() - before) * 1e9 / (System.nanoTime() - began);
    }

    private void line(String phase, double rate) {
        System.out.printf(
                Locale.ROOT, "| %s | %,.0f | %,d | %,d MB |%n", phase, rate, count("journal_entry"), megabytes());
    }

    private long count(String table) {
        return database.number("select count(*) from " + table);
    }

    private long megabytes() {
        return database.number(
                "select (pg_total_relation_size('journal_entry') + pg_total_relation_size('journal_step')) / 1000000");
    }

    /** Work that may take long. */
    @FunctionalInterface
    private interface Task {
        void run() throws Exception;
    }

    private static double seconds(Task task) throws Exception {
        var began = System.nanoTime();
        task.run();
        return (System.nanoTime() - began) / 1e9;
    }
}
