package dev.trunkline.acceptance.failures;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.awaitility.core.ConditionTimeoutException;

import static org.awaitility.Awaitility.await;

/** Makes things fail, one after the other, by a schedule that the seed decides. */
final class Nemesis<T extends Enum<T>> {

    /** A fault's traces are looked for this long after its end. */
    private static final Duration NEAR = Duration.ofSeconds(20);

    private static final Duration RECOVERY_LIMIT = Duration.ofMinutes(3);

    private final Failing<T> failing;
    private final Consumer<String> report;
    private final List<Planned<T>> schedule;
    private final List<Struck<T>> struck = new CopyOnWriteArrayList<>();
    private volatile String current = "";

    /** @param length of what can be ended at will */
    record Planned<T extends Enum<T>>(int number, T type, Duration length, Duration pauseBefore) {}

    /**
     * @param gone when its cause was gone: a process was killed, a frozen one woken, a server started, a line whole again
     * @param recovered when all that was acknowledged until the system worked again had been applied and shown; empty: never
     */
    record Struck<T extends Enum<T>>(int number, T type, Instant start, Instant gone, Optional<Instant> recovered) {

        Optional<Duration> recovery() {
            return recovered.map(end -> Duration.between(gone, end));
        }
    }

    Nemesis(Failing<T> failing, List<Planned<T>> schedule, Consumer<String> report) {
        this.failing = failing;
        this.schedule = schedule;
        this.report = report;
    }

    /** The same for the same seed: types in turn, each round in another order. */
    static <T extends Enum<T>> List<Planned<T>> schedule(long seed, int faults, List<T> types) {
        var random = new Random(seed);
        var planned = new ArrayList<Planned<T>>();
        while (planned.size() < faults) {
            var round = new ArrayList<>(types);
            Collections.shuffle(round, random);
            for (var type : round) {
                if (planned.size() < faults) {
                    planned.add(new Planned<>(
                            planned.size() + 1,
                            type,
                            Duration.ofMillis(2_000 + random.nextInt(3_000)),
                            Duration.ofMillis(500 + random.nextInt(1_500))));
                }
            }
        }
        return planned;
    }

    /** The name of a kind of fault. */
    static String id(Enum<?> type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Blocks until all have struck and the system has recovered from each. */
    void run() throws InterruptedException {
        for (var planned : schedule) {
            TimeUnit.MILLISECONDS.sleep(planned.pauseBefore().toMillis());
            current = planned.number() + " " + id(planned.type());
            var start = Instant.now();
            var gone = failing.strike(planned);
            var recovered = awaitRecovery();
            var outcome = new Struck<>(planned.number(), planned.type(), start, gone, recovered);
            struck.add(outcome);
            report.accept("fault %d of %d %s from %s to %s, recovered %s"
                    .formatted(
                            planned.number(),
                            schedule.size(),
                            id(planned.type()),
                            start.truncatedTo(java.time.temporal.ChronoUnit.MILLIS),
                            gone.truncatedTo(java.time.temporal.ChronoUnit.MILLIS),
                            outcome.recovery()
                                    .map(time -> "after %.1f s".formatted(time.toMillis() / 1000.0))
                                    .orElse("never")));
            current = "";
        }
    }

    List<Struck<T>> struck() {
        return struck;
    }

    /** The fault in force; empty between two. */
    String current() {
        return current;
    }

    /** Faults in force shortly before or at a moment. */
    List<String> near(Instant moment) {
        return struck.stream()
                .filter(fault -> !moment.isBefore(fault.start().minusSeconds(2)))
                .filter(fault ->
                        moment.isBefore(fault.recovered().orElse(fault.gone()).plus(NEAR)))
                .map(fault -> fault.number() + " " + id(fault.type()))
                .toList();
    }

    private Optional<Instant> awaitRecovery() {
        var promised = failing.promised();
        try {
            await().pollInterval(Duration.ofMillis(50)).atMost(RECOVERY_LIMIT).until(promised::getAsBoolean);
            return Optional.of(Instant.now());
        } catch (ConditionTimeoutException e) {
            return Optional.empty();
        }
    }
}
