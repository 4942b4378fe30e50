package dev.trunkline.acceptance.failures;

import dev.trunkline.acceptance.failures.Nemesis.Planned;
import dev.trunkline.launcher.Service;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** How one side, or the bridge, fails. */
final class BridgeFaults implements Failing<BridgeFault> {

    /** Below the patience of the bridge: what Twilio does after that nobody can know. */
    private static final Duration HANGING = Duration.ofSeconds(6);

    private final FailureStack stack;
    private final BridgeLayout layout;
    private final Duration outage;
    private final Database database;

    /** @param outage how long each side is down */
    BridgeFaults(FailureStack stack, BridgeLayout layout, Duration outage) {
        this.stack = stack;
        this.layout = layout;
        this.outage = outage;
        this.database = stack.database(Service.BRIDGE);
    }

    /** What stands in the bridge's journal is done. */
    @Override
    public BooleanSupplier promised() {
        long newest = database.newest();
        return () -> database.unfinished(newest) == 0;
    }

    @Override
    public Instant strike(Planned<BridgeFault> fault) throws InterruptedException {
        var some = fault.length().multipliedBy(3);
        return switch (fault.type()) {
            case FIRST_SIDE_DOWN -> twilio(true, Fault.of(FaultKind.SERVER_ERROR), outage);
            case SECOND_SIDE_DOWN -> twilio(false, Fault.of(FaultKind.SERVER_ERROR), outage);
            case FIRST_SIDE_429 -> twilio(true, limited(), some);
            case SECOND_SIDE_429 -> twilio(false, limited(), some);
            case FIRST_SIDE_HANGS -> twilio(true, Fault.of(FaultKind.LATENCY).delay(HANGING), some);
            case SECOND_SIDE_HANGS -> twilio(false, Fault.of(FaultKind.LATENCY).delay(HANGING), some);
            case TIMEOUT_AFTER_WORK ->
                Strikes.twilio(
                        stack.twilio(),
                        Fault.of(FaultKind.TIMEOUT_AFTER_WORK)
                                .delay(Duration.ofSeconds(2))
                                .probability(0.3),
                        some);
            case CONNECTIONS_CUT ->
                Strikes.twilio(
                        stack.twilio(), Fault.of(FaultKind.CONNECTION_CUT).probability(0.5), some);
            case KILL_BRIDGE -> Strikes.kill(bridge(0));
            case KILL_OTHER_BRIDGE -> Strikes.kill(bridge(1));
            case FREEZE_BRIDGE -> Strikes.freeze(bridge(0), FailureStack.LEASE.plus(fault.length()));
            case FREEZE_OTHER_BRIDGE -> Strikes.freeze(bridge(1), FailureStack.LEASE.plus(fault.length()));
        };
    }

    private ServiceProcess bridge(int number) {
        return stack.processes(Service.BRIDGE).get(number);
    }

    private static Fault limited() {
        return Fault.of(FaultKind.RATE_LIMIT).retryAfter(Duration.ofSeconds(1)).probability(0.8);
    }

    private Instant twilio(boolean firstSide, Fault fault, Duration length) throws InterruptedException {
        return Strikes.twilio(stack.twilio(), fault.path(layout.path(firstSide)), length);
    }
}
