package dev.trunkline.acceptance.failures;

import dev.trunkline.launcher.Service;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.awaitility.core.ConditionTimeoutException;

import static org.awaitility.Awaitility.await;

/** Makes things fail, one after the other, by a schedule that the seed decides. */
final class Nemesis {

    /** A fault's traces are looked for this long after its end. */
    private static final Duration NEAR = Duration.ofSeconds(20);

    private static final Duration RECOVERY_LIMIT = Duration.ofMinutes(3);
    private static final int UNACKNOWLEDGED = 20;

    private final FailureStack stack;
    private final Load load;
    private final Memory memory;
    private final Consumer<String> report;
    private final List<Planned> schedule;
    private final List<Struck> struck = new CopyOnWriteArrayList<>();
    private volatile String current = "";

    /** @param length of what can be ended at will */
    record Planned(int number, FaultType type, Duration length, Duration pauseBefore) {}

    /**
     * @param gone when its cause was gone: a process was killed, a frozen one woken, a server started, a line whole again
     * @param recovered when all that was acknowledged until the system worked again had been applied and shown; empty: never
     */
    record Struck(int number, FaultType type, Instant start, Instant gone, Optional<Instant> recovered) {

        Optional<Duration> recovery() {
            return recovered.map(end -> Duration.between(gone, end));
        }
    }

    Nemesis(FailureStack stack, Load load, Memory memory, Plan plan, Consumer<String> report) {
        this.stack = stack;
        this.load = load;
        this.memory = memory;
        this.report = report;
        this.schedule = schedule(plan);
    }

    /** The same for the same plan: types in turn, each round in another order. */
    static List<Planned> schedule(Plan plan) {
        var random = new Random(plan.seed());
        var few = plan.faults() <= FaultType.ESSENTIAL.size();
        var usual = few ? FaultType.ESSENTIAL : List.of(FaultType.values());
        var types = plan.types().isEmpty() ? usual : plan.types();
        var planned = new ArrayList<Planned>();
        while (planned.size() < plan.faults()) {
            var round = new ArrayList<>(types);
            Collections.shuffle(round, random);
            for (var type : round) {
                if (planned.size() < plan.faults()) {
                    planned.add(new Planned(
                            planned.size() + 1,
                            type,
                            Duration.ofMillis(2_000 + random.nextInt(3_000)),
                            Duration.ofMillis(500 + random.nextInt(1_500))));
                }
            }
        }
        return planned;
    }

    /** Blocks until all have struck and the system has recovered from each. */
    void run() throws InterruptedException {
        for (var planned : schedule) {
            TimeUnit.MILLISECONDS.sleep(planned.pauseBefore().toMillis());
            current = planned.number() + " " + planned.type().id();
            var start = Instant.now();
            var gone = strike(planned);
            var recovered = awaitRecovery();
            var outcome = new Struck(planned.number(), planned.type(), start, gone, recovered);
            struck.add(outcome);
            report.accept("fault %d of %d %s from %s to %s, recovered %s"
                    .formatted(
                            planned.number(),
                            schedule.size(),
                            planned.type().id(),
                            start.truncatedTo(java.time.temporal.ChronoUnit.MILLIS),
                            gone.truncatedTo(java.time.temporal.ChronoUnit.MILLIS),
                            outcome.recovery()
                                    .map(time -> "after %.1f s".formatted(time.toMillis() / 1000.0))
                                    .orElse("never")));
            current = "";
        }
    }

    List<Struck> struck() {
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
                .map(fault -> fault.number() + " " + fault.type().id())
                .toList();
    }

    private Optional<Instant> awaitRecovery() {
        var promised = List.copyOf(memory.unseen());
        try {
            await().pollInterval(Duration.ofMillis(50))
                    .atMost(RECOVERY_LIMIT)
                    .until(() -> Collections.disjoint(memory.unseen(), promised));
            return Optional.of(Instant.now());
        } catch (ConditionTimeoutException e) {
            return Optional.empty();
        }
    }

    /** Returns when the system works again; the answer is when the cause was gone. */
    private Instant strike(Planned fault) throws InterruptedException {
        return switch (fault.type()) {
            case KILL_INGRESS -> kill(Service.INGRESS);
            case KILL_MESSAGING -> kill(Service.MESSAGING);
            case KILL_GATEWAY -> kill(Service.GATEWAY);
            case FREEZE_INGRESS -> freeze(Service.INGRESS, fault.length());
            case FREEZE_MESSAGING -> freeze(Service.MESSAGING, FailureStack.LEASE.plus(fault.length()));
            case STOP_KAFKA -> {
                stack.stopKafka();
                during(fault.length());
                yield started(stack::startKafka);
            }
            case FILL_SPOOL -> {
                stack.stopKafka();
                var before = memory.failures(503);
                load.press(true);
                await().atMost(Duration.ofMinutes(3)).until(() -> memory.failures(503) > before + UNACKNOWLEDGED);
                load.press(false);
                yield started(stack::startKafka);
            }
            case CRASH_POSTGRES -> {
                stack.crashPostgres();
                during(fault.length().dividedBy(2));
                yield started(stack::startPostgres);
            }
            case CUT_LINES -> {
                stack.kafkaLine().cut();
                stack.postgresLine().cut();
                during(fault.length().dividedBy(2));
                stack.postgresLine().cut();
                stack.kafkaLine().cut();
                yield Instant.now();
            }
            case CUT_KAFKA_LINE -> cut(stack.kafkaLine(), fault.length());
            case CUT_POSTGRES_LINE -> cut(stack.postgresLine(), fault.length());
            case FREEZE_KAFKA_LINE -> freeze(stack.kafkaLine(), fault.length());
            case FREEZE_POSTGRES_LINE -> freeze(stack.postgresLine(), FailureStack.LEASE.plus(fault.length()));
            case DELAY_KAFKA_LINE -> delay(stack.kafkaLine(), fault.length());
            case DELAY_POSTGRES_LINE -> delay(stack.postgresLine(), fault.length());
            case TWILIO_429 -> twilio(Fault.of(FaultKind.RATE_LIMIT).retryAfter(Duration.ofSeconds(1)), fault.length());
            case TWILIO_5XX -> twilio(Fault.of(FaultKind.SERVER_ERROR), fault.length());
            case TWILIO_HANGS -> twilio(Fault.of(FaultKind.LATENCY).delay(Duration.ofSeconds(6)), fault.length());
            case TWILIO_TIMEOUT_AFTER_WORK ->
                twilio(Fault.of(FaultKind.TIMEOUT_AFTER_WORK).delay(Duration.ofSeconds(2)), fault.length());
            case WEBHOOKS_DUPLICATED -> webhooks(load::repeat, fault.length());
            case WEBHOOKS_REORDERED -> webhooks(load::reorder, fault.length());
            case WEBHOOKS_WITHHELD -> webhooks(load::withhold, fault.length());
        };
    }

    private Instant kill(Service service) {
        var former = stack.pid(service);
        stack.kill(service);
        var dead = Instant.now();
        stack.awaitSuccessor(service, former);
        return dead;
    }

    private Instant freeze(Service service, Duration length) throws InterruptedException {
        stack.suspend(service);
        during(length);
        return started(() -> stack.resume(service));
    }

    private static Instant freeze(Line line, Duration length) throws InterruptedException {
        line.freeze();
        during(length);
        return started(line::thaw);
    }

    /** Again and again, so that some connections die in the middle of something. */
    private static Instant cut(Line line, Duration length) throws InterruptedException {
        for (var time = 0; time < 4; time++) {
            line.cut();
            during(length.dividedBy(4));
        }
        return Instant.now();
    }

    private static Instant delay(Line line, Duration length) throws InterruptedException {
        line.delay(Duration.ofMillis(40));
        during(length);
        return started(() -> line.delay(Duration.ZERO));
    }

    private Instant twilio(Fault fault, Duration length) throws InterruptedException {
        var id = stack.twilio().faults().add(fault.product("api"));
        during(length.multipliedBy(2));
        return started(() -> stack.twilio().faults().clear(id));
    }

    private static Instant webhooks(Consumer<Boolean> mode, Duration length) throws InterruptedException {
        mode.accept(true);
        during(length);
        return started(() -> mode.accept(false));
    }

    private static void during(Duration length) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(length.toMillis());
    }

    /** Does what ends a fault. */
    private static Instant started(Runnable end) {
        end.run();
        return Instant.now();
    }
}
