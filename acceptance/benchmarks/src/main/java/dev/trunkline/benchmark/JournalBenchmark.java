package dev.trunkline.benchmark;

import dev.trunkline.benchmark.Contender.Factory;
import dev.trunkline.embedded.EmbeddedPostgres;
import dev.trunkline.journal.engine.EngineSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The journal beside db-scheduler driving the same lanes and transaction-outbox, on one PostgreSQL, in alternate rounds. Prints a
 * table in Markdown. Arguments: rounds (2), entries per lane in percent (100).
 */
public final class JournalBenchmark {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Workload WARM_UP = new Workload("warm-up", 500, 10, Duration.ofMillis(1), 0);
    private static final List<Workload> WORKLOADS = List.of(
            new Workload("500 lanes, 5 ms", 500, 60, Duration.ofMillis(5), 0),
            new Workload("the same, 20 lanes poisoned", 500, 60, Duration.ofMillis(5), 20),
            new Workload("500 lanes, 80 ms", 500, 8, Duration.ofMillis(80), 0),
            new Workload("10,000 lanes x 10, 1 ms", 10_000, 10, Duration.ofMillis(1), 0));

    private final EmbeddedPostgres postgres;
    private final int percent;

    private JournalBenchmark(EmbeddedPostgres postgres, int percent) {
        this.postgres = postgres;
        this.percent = percent;
    }

    /** @param share of a workload's entries that it is given, in percent: the slow get fewer */
    private record Candidate(String name, Factory factory, int share) {}

    private static final List<Candidate> CANDIDATES = List.of(
            new Candidate("journal", JournalContender::new, 100),
            new Candidate("db-scheduler 16.12, same lanes", DbSchedulerContender::new, 100),
            new Candidate("transaction-outbox 4.2, no order", TransactionOutboxContender::new, 20));

    /** What one candidate did with one workload in one round. */
    private record Result(Workload workload, Candidate candidate, double intake, double handled, long outOfOrder) {}

    public static void main(String[] arguments) throws Exception {
        var rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2;
        var percent = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        try (var postgres = EmbeddedPostgres.temporary()) {
            new JournalBenchmark(postgres, percent).run(rounds);
        }
        System.exit(0);
    }

    private void run(int rounds) throws IOException, InterruptedException {
        for (var candidate : CANDIDATES) {
            measure(WARM_UP, candidate);
        }
        var results = new ArrayList<Result>();
        for (var round = 0; round < rounds; round++) {
            for (var workload : WORKLOADS) {
                // Every other round the other way round, so that nobody always comes first.
                for (var candidate : round % 2 == 0 ? CANDIDATES : CANDIDATES.reversed()) {
                    var result = measure(workload, candidate);
                    results.add(result);
                    System.err.printf(
                            "round %d, %s, %s: %,.0f/s%n",
                            round + 1, workload.name(), candidate.name(), result.handled());
                }
            }
        }
        print(results, rounds);
    }

    private Result measure(Workload full, Candidate candidate) throws InterruptedException {
        var workload = full.withPerLane(Math.max(1, full.perLane() * candidate.share() * percent / 10_000));
        var effects = new Effects(workload);
        try (var database = new BenchmarkDatabase(postgres)) {
            var contender = candidate.factory().create(database, effects);
            var batches = workload.batches();
            var began = System.nanoTime();
            batches.forEach(contender::append);
            var intake = rate(workload.entries(), began);
            began = System.nanoTime();
            contender.start();
            var left = effects.await(PATIENCE);
            var handled = rate(workload.sound() - left, began);
            contender.close();
            return new Result(full, candidate, intake, handled, effects.outOfOrder());
        }
    }

    private static double rate(long count, long since) {
        return count * 1e9 / (System.nanoTime() - since);
    }

    private static void print(List<Result> results, int rounds) {
        System.out.printf(
                Locale.ROOT,
                "%d workers, %d connections, %d rounds in turn; entries/s: mean of the rounds; ratio to the journal in the same run%n%n",
                EngineSettings.defaults().concurrency(),
                BenchmarkDatabase.CONNECTIONS,
                rounds);
        System.out.println("| workload | | handled/s | ratio | lowest to highest | out of order | intake/s |");
        System.out.println("|---|---|---:|---:|---:|---:|---:|");
        for (var workload : WORKLOADS) {
            var journal = mean(results, workload, CANDIDATES.getFirst());
            for (var candidate : CANDIDATES) {
                var of = of(results, workload, candidate);
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %s | %,.0f | %.2f | %,.0f to %,.0f | %,d | %,.0f |%n",
                        workload.name(),
                        candidate.name(),
                        mean(results, workload, candidate),
                        mean(results, workload, candidate) / journal,
                        of.stream().mapToDouble(Result::handled).min().orElse(0),
                        of.stream().mapToDouble(Result::handled).max().orElse(0),
                        of.stream().mapToLong(Result::outOfOrder).sum(),
                        of.stream().mapToDouble(Result::intake).average().orElse(0));
            }
        }
        System.out.println();
        for (var candidate : CANDIDATES) {
            System.out.printf(
                    Locale.ROOT,
                    "%s: with 20 of 500 lanes poisoned the others run at %.2f of the rate without%n",
                    candidate.name(),
                    mean(results, WORKLOADS.get(1), candidate) / mean(results, WORKLOADS.get(0), candidate));
        }
    }

    private static List<Result> of(List<Result> results, Workload workload, Candidate candidate) {
        return results.stream()
                .filter(result ->
                        result.workload().equals(workload) && result.candidate().equals(candidate))
                .toList();
    }

    private static double mean(List<Result> results, Workload workload, Candidate candidate) {
        return of(results, workload, candidate).stream()
                .mapToDouble(Result::handled)
                .average()
                .orElse(0);
    }
}
