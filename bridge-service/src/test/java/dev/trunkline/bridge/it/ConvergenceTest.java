package dev.trunkline.bridge.it;

import dev.trunkline.bridge.link.Side;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.simulator.people.Author;
import dev.trunkline.simulator.people.Dialogue;
import dev.trunkline.simulator.people.Talk;
import dev.trunkline.simulator.people.Workspace;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Whatever fails, in the end both sides tell the same. The long run, with processes that die, is in the failure suite. */
@QuarkusTest
class ConvergenceTest extends BridgeTestBase {

    private static final long SEED = Long.getLong("convergence.seed", 20_261_121L);
    private static final int MESSAGES = Integer.getInteger("convergence.messages", 240);
    private static final long FAULT_MILLIS = Integer.getInteger("convergence.fault", 1_500);
    private static final long PAUSE_MILLIS = Integer.getInteger("convergence.pause", 120);
    private static final int DIALOGUES = 12;
    private static final double MOST_WRITES_PER_MESSAGE = 1.2;

    @Inject
    SimulatedClock clock;

    @Test
    void bothSidesTellTheSameWhateverFails() throws Exception {
        // Given
        var talk = new Talk(twilio.apps(), pairs(), new Talk.Plan(SEED, MESSAGES, DIALOGUES), this::accepted);
        // When
        webhooksComeTwiceAndInAnyOrder();
        try (var threads = Executors.newCachedThreadPool()) {
            var first = CompletableFuture.runAsync(() -> write(talk, talk::first), threads);
            var second = CompletableFuture.runAsync(() -> write(talk, talk::second), threads);
            oneSideAfterTheOther();
            CompletableFuture.allOf(first, second).join();
        }
        quietAtLast();
        talk.closeSome();
        quietAtLast();
        // Then
        assertThat(talk.differences()).isEmpty();
        assertThat(writes() / (double) talk.written()).isLessThanOrEqualTo(MOST_WRITES_PER_MESSAGE);
    }

    /** Acceptance makes the twin where the first message does not, and brings the agent to both sides. */
    private void accepted(Dialogue dialogue) {
        dialogue.expect(Author.FIRST_AGENT);
        accept(dialogue.firstSid(), Author.FIRST_AGENT.name());
    }

    private static List<Talk.Pair> pairs() {
        return Arrays.stream(Pairing.values())
                .map(pairing -> new Talk.Pair(workspace(pairing, Side.FIRST), workspace(pairing, Side.SECOND)))
                .toList();
    }

    private static Workspace workspace(Pairing pairing, Side side) {
        return new Workspace(pairing.account(side), pairing.product(side), pairing.service(side));
    }

    private static void write(Talk talk, Runnable turn) {
        try {
            while (talk.hasMore()) {
                turn.run();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void webhooksComeTwiceAndInAnyOrder() {
        twilio.faults().add(Fault.of(FaultKind.WEBHOOK_DUPLICATE).probability(0.2));
        twilio.faults().add(Fault.of(FaultKind.WEBHOOK_REORDER).probability(0.3).delay(Duration.ofMillis(300)));
    }

    /** Each side is refused, down and hanging in turn, while people write on both. */
    private void oneSideAfterTheOther() throws InterruptedException {
        for (var side : Side.values()) {
            var services = Arrays.stream(Pairing.values())
                    .map(pairing -> pairing.service(side))
                    .collect(Collectors.joining("|"));
            for (var fault : List.of(
                    Fault.of(FaultKind.SERVER_ERROR),
                    Fault.of(FaultKind.RATE_LIMIT)
                            .retryAfter(Duration.ofSeconds(1))
                            .probability(0.5),
                    Fault.of(FaultKind.LATENCY).delay(Duration.ofSeconds(1)),
                    Fault.of(FaultKind.TIMEOUT_AFTER_WORK)
                            .delay(Duration.ofMillis(300))
                            .probability(0.3),
                    Fault.of(FaultKind.CONNECTION_CUT).probability(0.5))) {
                var id = twilio.faults().add(fault.path(services));
                TimeUnit.MILLISECONDS.sleep(FAULT_MILLIS);
                twilio.faults().clear(id);
            }
        }
    }

    /** Whatever waits after failures need not wait out its pause. */
    private void quietAtLast() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(250)).until(() -> {
            clock.pass(clock.untilNextAttempt());
            return journal.backlog().depth() == 0;
        });
        quiet();
    }

    /** What copying cost: messages and their files. */
    private long writes() {
        return twilio.calls()
                .where(call -> call.method().equals("POST")
                        && call.status() / 100 == 2
                        && (call.path().endsWith("/Messages") || call.path().endsWith("/Media")))
                .size();
    }
}
