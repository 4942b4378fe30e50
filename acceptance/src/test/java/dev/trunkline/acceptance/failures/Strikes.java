package dev.trunkline.acceptance.failures;

import dev.trunkline.simulator.TwilioSimulator;
import dev.trunkline.simulator.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Single blows. Each returns when the system works again, with the moment when the cause was gone. */
final class Strikes {

    private Strikes() {}

    static Instant kill(ServiceProcess process) {
        var former = process.pid();
        process.kill();
        var dead = Instant.now();
        process.awaitSuccessor(former);
        return dead;
    }

    static Instant freeze(ServiceProcess process, Duration length) throws InterruptedException {
        process.suspend();
        during(length);
        return started(process::resume);
    }

    static Instant freeze(Line line, Duration length) throws InterruptedException {
        line.freeze();
        during(length);
        return started(line::thaw);
    }

    /** Again and again, so that some connections die in the middle of something. */
    static Instant cut(Line line, Duration length) throws InterruptedException {
        for (var time = 0; time < 4; time++) {
            line.cut();
            during(length.dividedBy(4));
        }
        return Instant.now();
    }

    static Instant delay(Line line, Duration length) throws InterruptedException {
        line.delay(Duration.ofMillis(40));
        during(length);
        return started(() -> line.delay(Duration.ZERO));
    }

    static Instant twilio(TwilioSimulator twilio, Fault fault, Duration length) throws InterruptedException {
        var id = twilio.faults().add(fault);
        during(length);
        return started(() -> twilio.faults().clear(id));
    }

    static void during(Duration length) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(length.toMillis());
    }

    /** Does what ends a fault. */
    static Instant started(Runnable end) {
        end.run();
        return Instant.now();
    }
}
