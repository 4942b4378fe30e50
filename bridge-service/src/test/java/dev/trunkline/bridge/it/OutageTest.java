package dev.trunkline.bridge.it;

import dev.trunkline.bridge.link.Side;
import dev.trunkline.embedded.LoginServer;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.simulator.rest.RecordedCall;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A side that was down for an hour, on a clock that the test moves on. */
@QuarkusTest
class OutageTest extends BridgeTestBase {

    private static final Pairing PAIRING = Pairing.CHAT_CONVERSATIONS;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final int MESSAGES = 20;
    private static final int REFUSALS = 3;
    private static final int LINKS = 8;
    private static final int MESSAGES_EACH = 5;
    private static final int ALLOWED_PER_SECOND = 8;
    /** A call that has no place in the account's rate comes back within it. */
    private static final Duration LONGEST_PUT_OFF = Duration.ofSeconds(12);

    @Inject
    SimulatedClock clock;

    @Test
    @Tag("A08")
    void catchesUpInOrderAtTheRateThatTwilioAllows() {
        // Given
        var linked = linked(PAIRING);
        var wanted = new ArrayList<String>();
        twilio.faults().add(Fault.of(FaultKind.SERVER_ERROR).path(PAIRING.service(Side.SECOND)));
        for (int number = 1; number <= MESSAGES; number++) {
            wanted.add("message " + number);
            say(PAIRING, Side.FIRST, linked.first(), CUSTOMER, "message " + number);
        }
        eventually(() -> assertThat(depth(linked)).isEqualTo(MESSAGES));
        // When
        anHourPasses();
        // Then
        assertThat(depth(linked)).isEqualTo(MESSAGES);
        assertThat(bodies(linked, Side.FIRST)).hasSize(MESSAGES);
        assertThat(lateSince(linked)).isBefore(Instant.now().minus(HOUR.minusMinutes(5)));
        // When
        twilio.calls().clear();
        twilio.faults().clear();
        twilio.faults()
                .add(Fault.of(FaultKind.RATE_LIMIT)
                        .path(linked.second() + "/Messages")
                        .retryAfter(RETRY_AFTER)
                        .probability(0.3)
                        .times(REFUSALS));
        clock.pass(LONGEST_PAUSE);
        // Then
        var depths = new ArrayList<Long>();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
            depths.add(depth(linked));
            return depths.getLast() == 0;
        });
        assertThat(depths).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(depths.stream().distinct()).hasSizeGreaterThan(2);
        assertThat(bodies(linked, Side.SECOND)).containsExactlyElementsOf(wanted);
        assertNothingWasAskedWhileTwilioWantedUsToWait();
    }

    /** As the console shows it: the backlog of all conversations together. */
    @Test
    @Tag("A08")
    void allConversationsCatchUpTogetherWithinTheLimitOfTheirAccount() {
        // Given
        var links = Stream.generate(() -> newConversation(PAIRING))
                .limit(LINKS)
                .peek(conversation -> accept(conversation, AGENT))
                .toList()
                .stream()
                .map(conversation -> new Linked(PAIRING, conversation, twin(PAIRING, conversation)))
                .toList();
        quiet();
        twilio.faults().add(Fault.of(FaultKind.SERVER_ERROR).path(PAIRING.service(Side.SECOND)));
        var wanted = IntStream.rangeClosed(1, MESSAGES_EACH)
                .mapToObj(number -> "message " + number)
                .toList();
        wanted.forEach(text -> links.forEach(linked -> say(PAIRING, Side.FIRST, linked.first(), CUSTOMER, text)));
        eventually(() -> assertThat(waiting()).isEqualTo(LINKS * MESSAGES_EACH));
        clock.pass(HOUR);
        // When
        twilio.calls().clear();
        twilio.faults().clear();
        twilio.faults()
                .add(Fault.of(FaultKind.RATE_LIMIT)
                        .method("POST")
                        .path(PAIRING.service(Side.SECOND) + ".*/Messages")
                        .spared(ALLOWED_PER_SECOND));
        // Then
        var backlog = new ArrayList<Integer>();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            // One that failed at the last moment of the hour would wait for long.
            if (clock.untilNextAttempt().compareTo(LONGEST_PUT_OFF) > 0) {
                clock.pass(LONGEST_PAUSE);
            }
            backlog.add(waiting());
            return backlog.getLast() == 0;
        });
        assertThat(backlog).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(backlog.stream().distinct()).hasSizeGreaterThan(2);
        assertThat(links)
                .allSatisfy(linked -> assertThat(bodies(linked, Side.SECOND)).containsExactlyElementsOf(wanted));
        var posts = twilio.calls()
                .where(call -> call.method().equals("POST") && call.path().endsWith("/Messages"));
        assertThat(posts.stream().filter(call -> call.status() == 201)).hasSize(LINKS * MESSAGES_EACH);
        // After the first crowd, at most one of each conversation, all calls of the account keep to one rate.
        // Twilio does not say which: no conversation runs against the limit on its own.
        assertThat(posts.stream().filter(call -> call.status() == 429))
                .isNotEmpty()
                .hasSizeLessThan(2 * LINKS);
    }

    /** What the links page shows. */
    private int waiting() {
        return given().auth()
                .oauth2(LoginServer.token(login.issuer(), "agent"))
                .get("/links/backlog")
                .jsonPath()
                .getInt("waiting");
    }

    /** Attempt after attempt, each as late as the pause before it demands. */
    private void anHourPasses() {
        var passed = Duration.ZERO;
        while (passed.compareTo(HOUR) < 0) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !clock.untilNextAttempt().isZero());
            var pause = clock.untilNextAttempt();
            assertThat(pause).isLessThanOrEqualTo(LONGEST_PAUSE);
            clock.pass(pause);
            passed = passed.plus(pause);
        }
    }

    /** One lane, one thing at a time: what follows a refusal follows the pause that it asked for. */
    private void assertNothingWasAskedWhileTwilioWantedUsToWait() {
        var calls = twilio.calls().where(call -> call.product().equals("conversations"));
        var refused = calls.stream().filter(call -> call.status() == 429).toList();
        assertThat(refused).hasSize(REFUSALS);
        for (var refusal : refused) {
            assertThat(after(calls, refusal))
                    .allSatisfy(call ->
                            assertThat(call.at()).isAfterOrEqualTo(refusal.at().plus(RETRY_AFTER)));
        }
    }

    private static List<RecordedCall> after(List<RecordedCall> calls, RecordedCall refusal) {
        return calls.stream().filter(call -> call.number() > refusal.number()).toList();
    }

    /** What the operations page shows of the link's lane. */
    private long depth(Linked linked) {
        var lane = given().auth()
                .oauth2(LoginServer.token(login.issuer(), "operator"))
                .queryParam("key", "link:" + linked.first())
                .get("/journal/lane");
        return lane.statusCode() == 200 ? lane.jsonPath().getLong("depth") : 0;
    }

    /** What the links page shows. */
    private Instant lateSince(Linked linked) {
        List<String> since = given().auth()
                .oauth2(LoginServer.token(login.issuer(), "agent"))
                .get("/links?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.first == '" + linked.first() + "' }.lateSince");
        return Instant.parse(since.getFirst());
    }
}
