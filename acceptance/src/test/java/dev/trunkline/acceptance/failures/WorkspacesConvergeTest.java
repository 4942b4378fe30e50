package dev.trunkline.acceptance.failures;

import dev.trunkline.launcher.Service;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.simulator.people.Talk;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/** Two workspaces tell the same in the end, whatever fails. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "convergence.messages", matches = "\\d+")
@Timeout(value = 1, unit = TimeUnit.HOURS)
class WorkspacesConvergeTest {

    private static final Path HOME = Path.of("target/convergence").toAbsolutePath();
    private static final long SEED = Long.getLong("convergence.seed", 20_261_121L);
    private static final double MOST_WRITES_PER_MESSAGE = 1.2;

    private final BridgeLayout layout = new BridgeLayout();
    private FailureStack stack;

    @BeforeAll
    void start() {
        stack = FailureStack.start(HOME.resolve("stack"), layout, WorkspacesConvergeTest::say);
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    void bothSidesTellTheSameWhateverFails() throws Exception {
        // Given
        var talk = new Talk(
                stack.twilio().apps(),
                layout.pairs(),
                new Talk.Plan(
                        SEED,
                        Integer.getInteger("convergence.messages", 2_000),
                        Integer.getInteger("convergence.conversations", 100)),
                opened -> {});
        stack.twilio().faults().add(Fault.of(FaultKind.WEBHOOK_DUPLICATE).probability(0.1));
        stack.twilio()
                .faults()
                .add(Fault.of(FaultKind.WEBHOOK_REORDER).probability(0.2).delay(Duration.ofSeconds(1)));
        var outage = Duration.ofSeconds(Integer.getInteger("convergence.outage", 120));
        var nemesis = new Nemesis<>(
                new BridgeFaults(stack, layout, outage),
                Nemesis.schedule(SEED, faults().size(), faults()),
                WorkspacesConvergeTest::say);
        say("seed " + SEED);
        // When
        var outcome = new Convergence(stack, talk, nemesis, WorkspacesConvergeTest::say)
                .execute(HOME.resolve("record-" + SEED + ".md"));
        // Then
        say("\n" + outcome.record());
        assertThat(outcome.differences()).as(outcome.record()).isEmpty();
        assertThat(outcome.writesPerMessage()).isLessThanOrEqualTo(MOST_WRITES_PER_MESSAGE);
        assertThat(stack.database(Service.BRIDGE).parked()).isZero();
    }

    private static List<BridgeFault> faults() {
        var wanted = System.getProperty("convergence.types", "");
        return Arrays.stream(BridgeFault.values())
                .filter(type -> wanted.isEmpty() || List.of(wanted.split(",")).contains(Nemesis.id(type)))
                .toList();
    }

    private static void say(String line) {
        System.out.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + line);
    }
}
