package dev.trunkline.bridge.it;

import dev.trunkline.bridge.link.Side;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.twilio.chat.Echo;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Twilio tells nobody of what happens, or takes nothing. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Injected.
class DriftTest extends SweepTestBase {

    private static final List<String> FOUND = List.of("compared", "missing", "changed", "applied");

    @Inject
    MeterRegistry registry;

    @ParameterizedTest
    @EnumSource
    @Tag("Y01")
    @Tag("Y18")
    void findsWhatNoWebhookToldAndBringsItOver(Pairing pairing) {
        // Given
        var linked = linked(pairing);
        var edited = say(pairing, Side.FIRST, linked.first(), CUSTOMER, "a typo");
        var deleted = say(pairing, Side.SECOND, linked.second(), AGENT, "not for you");
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).hasSize(2));
        eventually(() -> assertThat(bodies(linked, Side.FIRST)).hasSize(2));
        quiet();
        for (int at = 1; at <= 2; at++) {
            sayUntold(pairing, Side.FIRST, linked.first(), CUSTOMER, "customer " + at);
            sayUntold(pairing, Side.SECOND, linked.second(), AGENT, "agent " + at);
        }
        chat(pairing, Side.FIRST).edit(linked.first(), edited.sid(), "a word", Map.of(), Echo.UNWANTED);
        chat(pairing, Side.SECOND).delete(linked.second(), deleted.sid(), Echo.UNWANTED);
        chat(pairing, Side.FIRST).add(linked.first(), "late", Map.of(), Echo.UNWANTED);
        var before = counted();
        // When
        var found = sweep();
        var again = sweep();
        // Then
        eventually(() -> assertThat(counted()).isEqualTo(with(before, found, again)));
        for (var side : Side.values()) {
            assertThat(bodies(linked, side))
                    .containsExactlyInAnyOrder("a word", "customer 1", "agent 1", "customer 2", "agent 2")
                    .containsSubsequence("a word", "customer 1", "customer 2")
                    .containsSubsequence("agent 1", "agent 2");
            assertThat(identities(linked, side)).containsOnlyOnce("late");
        }
        assertThat(found.getLong("sweep.applied")).isGreaterThanOrEqualTo(7);
        assertThat(again.getLong("sweep.compared")).isPositive();
        assertThat(again.getLong("sweep.applied")).isZero();
        assertThat(drift(linked))
                .filteredOn(one -> !"untold".equals(one.get("kind")))
                .hasSize(7)
                .allSatisfy(one -> assertThat(one)
                        .containsEntry("state", "repaired")
                        .containsEntry("foundBy", found.getString("sweep.by"))
                        .containsEntry("pair", pairing.pair()))
                .extracting(one -> one.get("kind"))
                .contains("message-missing", "message-changed", "message-deleted", "member-missing");
    }

    private Map<String, Double> counted() {
        var counts = new TreeMap<String, Double>();
        FOUND.forEach(name -> counts.put(
                name, registry.counter("trunkline_reconciliation_" + name).count()));
        counts.put(
                "done",
                registry.counter("trunkline_reconciliation_sweeps", "outcome", "done")
                        .count());
        return counts;
    }

    /** What the metrics say once sweeps have been added to them. */
    private static Map<String, Double> with(Map<String, Double> before, JsonPath... sweeps) {
        var after = new TreeMap<>(before);
        for (var sweep : sweeps) {
            FOUND.forEach(name -> after.merge(name, (double) sweep.getLong("sweep." + name), Double::sum));
            after.merge("done", 1.0, Double::sum);
        }
        return after;
    }

    private static Stream<Arguments> closings() {
        return Stream.of(Pairing.values())
                .flatMap(pairing -> Stream.of(Side.values()).map(side -> Arguments.of(pairing, side)));
    }

    @ParameterizedTest
    @MethodSource("closings")
    @Tag("Y01")
    void closesWhatIsClosedOnTheOtherSide(Pairing pairing, Side side) {
        // Given
        var linked = linked(pairing);
        quiet();
        chat(pairing, side).close(linked.on(side), Echo.UNWANTED);
        // When
        sweep();
        // Then
        var other = chat(pairing, side.other());
        assertThat(other.isClosed(other.conversation(linked.on(side.other())))).isTrue();
        assertThat(drift(linked))
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .containsEntry("kind", "state")
                        .containsEntry("side", side.other().name().toLowerCase(Locale.ROOT))
                        .containsEntry("state", "repaired"));
        assertThat(sweep().getLong("sweep.applied")).isZero();
    }

    @Test
    void takesBackAllFilesWhereNobodyToldThatOneIsGone() {
        // Given
        var linked = linked(Pairing.CONVERSATIONS_CONVERSATIONS);
        sayTwoFiles(linked, "look");
        quiet();
        var file = messages(linked.pairing(), Side.SECOND, linked.second()).get(1);
        chat(linked.pairing(), Side.SECOND).delete(linked.second(), file.sid(), Echo.UNWANTED);
        // When
        sweep();
        // Then
        for (var side : Side.values()) {
            assertThat(bodies(linked, side)).isEmpty();
        }
        assertThat(drift(linked))
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .containsEntry("kind", "message-deleted")
                        .containsEntry("side", "first")
                        .containsEntry("state", "repaired"));
    }

    @Test
    void waitsForTheNextAgentWhereNobodyToldThatTheLastOneLeft() {
        // Given
        var linked = linked(Pairing.CHAT_CONVERSATIONS);
        var task = "WT" + linked.first().substring(2);
        var first = chat(linked.pairing(), Side.FIRST);
        var second = chat(linked.pairing(), Side.SECOND);
        quiet();
        sayUntold(linked.pairing(), Side.FIRST, linked.first(), CUSTOMER, "hello?");
        first.participants(linked.first()).stream()
                .filter(person -> name(linked.pairing(), Side.FIRST, AGENT).equals(person.identity()))
                .forEach(person -> first.remove(linked.first(), person.sid(), Echo.UNWANTED));
        // When
        sweep();
        // Then
        assertThat(as("agent").get("/links/" + link(linked)).jsonPath().getString("link.state"))
                .isEqualTo("ended");
        assertThat(second.isClosed(second.conversation(linked.second()))).isTrue();
        assertThat(first.isClosed(first.conversation(linked.first()))).isFalse();
        assertThat(bodies(linked, Side.SECOND)).containsExactly("hello?");
        assertThat(twilio.calls().where(call -> call.path().contains(task))).isEmpty();
        // When
        say(linked.pairing(), Side.FIRST, linked.first(), CUSTOMER, "anybody?");
        accept(linked.first(), AGENT);
        // Then
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).containsExactly("hello?", "anybody?"));
        assertThat(second.isClosed(second.conversation(linked.second()))).isFalse();
    }

    @Test
    void saysWhyALinkIsLateAndTriesAgainWhereAsked() {
        // Given
        var linked = linked(Pairing.CONVERSATIONS_CONVERSATIONS);
        var id = link(linked);
        twilio.faults().add(Fault.of(FaultKind.SERVER_ERROR).method("POST").path(linked.second() + "/Messages"));
        // When
        say(linked.pairing(), Side.FIRST, linked.first(), CUSTOMER, "hello");
        // Then
        eventually(() -> assertThat(as("agent").get("/links/" + id).jsonPath().getString("link.lateReason"))
                .contains("503"));
        var late = as("agent").get("/links/" + id).jsonPath();
        assertThat(late.getString("link.lateSince")).isNotNull();
        assertThat(late.getString("work[0].state")).isEqualTo("waiting");
        assertThat(late.getString("work[0].reason")).contains("503");
        assertThat(late.getString("work[0].nextAttemptAt")).isNotNull();
        // When
        twilio.faults().clear();
        eventually(() -> {
            as("supervisor")
                    .body(Map.of("why", "Twilio is back"))
                    .post("/links/" + id + "/retry")
                    .then()
                    .statusCode(200);
            assertThat(bodies(linked, Side.SECOND)).containsExactly("hello");
        });
        // Then
        eventually(() -> assertThat(as("agent").get("/links/" + id).jsonPath().getString("link.lateReason"))
                .isNull());
        assertThat(as("agent").get("/links/" + id).jsonPath().getList("work")).isEmpty();
        assertThat(as("agent")
                        .body(Map.of("why", "x"))
                        .post("/links/" + id + "/retry")
                        .statusCode())
                .isEqualTo(403);
    }
}
