package dev.trunkline.acceptance.failures;

import dev.trunkline.acceptance.failures.Nemesis.Planned;
import dev.trunkline.launcher.Service;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import static org.awaitility.Awaitility.await;

/** How the parts that a text passes fail. */
final class MessagingFaults implements Failing<FaultType> {

    private static final int UNACKNOWLEDGED = 20;

    private final FailureStack stack;
    private final Load load;
    private final Memory memory;

    MessagingFaults(FailureStack stack, Load load, Memory memory) {
        this.stack = stack;
        this.load = load;
        this.memory = memory;
    }

    /** All that was acknowledged has been applied and shown. */
    @Override
    public BooleanSupplier promised() {
        var promised = List.copyOf(memory.unseen());
        return () -> Collections.disjoint(memory.unseen(), promised);
    }

    @Override
    public Instant strike(Planned<FaultType> fault) throws InterruptedException {
        return switch (fault.type()) {
            case KILL_INGRESS -> Strikes.kill(stack.process(Service.INGRESS));
            case KILL_MESSAGING -> Strikes.kill(stack.process(Service.MESSAGING));
            case KILL_GATEWAY -> Strikes.kill(stack.process(Service.GATEWAY));
            case FREEZE_INGRESS -> Strikes.freeze(stack.process(Service.INGRESS), fault.length());
            case FREEZE_MESSAGING ->
                Strikes.freeze(stack.process(Service.MESSAGING), FailureStack.LEASE.plus(fault.length()));
            case STOP_KAFKA -> {
                stack.stopKafka();
                Strikes.during(fault.length());
                yield Strikes.started(stack::startKafka);
            }
            case FILL_SPOOL -> {
                stack.stopKafka();
                var before = memory.failures(503);
                load.press(true);
                await().atMost(Duration.ofMinutes(3)).until(() -> memory.failures(503) > before + UNACKNOWLEDGED);
                load.press(false);
                yield Strikes.started(stack::startKafka);
            }
            case CRASH_POSTGRES -> {
                stack.crashPostgres();
                Strikes.during(fault.length().dividedBy(2));
                yield Strikes.started(stack::startPostgres);
            }
            case CUT_LINES -> {
                stack.kafkaLine().cut();
                stack.postgresLine().cut();
                Strikes.during(fault.length().dividedBy(2));
                stack.postgresLine().cut();
                stack.kafkaLine().cut();
                yield Instant.now();
            }
            case CUT_KAFKA_LINE -> Strikes.cut(stack.kafkaLine(), fault.length());
            case CUT_POSTGRES_LINE -> Strikes.cut(stack.postgresLine(), fault.length());
            case FREEZE_KAFKA_LINE -> Strikes.freeze(stack.kafkaLine(), fault.length());
            case FREEZE_POSTGRES_LINE -> Strikes.freeze(stack.postgresLine(), FailureStack.LEASE.plus(fault.length()));
            case DELAY_KAFKA_LINE -> Strikes.delay(stack.kafkaLine(), fault.length());
            case DELAY_POSTGRES_LINE -> Strikes.delay(stack.postgresLine(), fault.length());
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

    private Instant twilio(Fault fault, Duration length) throws InterruptedException {
        return Strikes.twilio(stack.twilio(), fault.product("api"), length.multipliedBy(2));
    }

    private static Instant webhooks(Consumer<Boolean> mode, Duration length) throws InterruptedException {
        mode.accept(true);
        Strikes.during(length);
        return Strikes.started(() -> mode.accept(false));
    }
}
