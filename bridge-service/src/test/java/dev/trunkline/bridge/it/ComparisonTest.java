package dev.trunkline.bridge.it;

import dev.trunkline.bridge.link.Side;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.twilio.chat.Echo;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a comparison says it did: nothing counts as alike, or as made good, that is not. */
@QuarkusTest
class ComparisonTest extends SweepTestBase {

    private final Pairing pairing = Pairing.CONVERSATIONS_CONVERSATIONS;

    private void compare(Linked linked) {
        as("supervisor").post("/links/" + link(linked) + "/comparison").then().statusCode(202);
    }

    private JsonPath whole(Linked linked) {
        return as("agent").get("/links/" + link(linked)).jsonPath();
    }

    private void assertCompared(Linked linked, String state) {
        eventually(() -> assertThat(whole(linked).getString("comparison.state")).isEqualTo(state));
    }

    @Test
    @Tag("Y01")
    void saysThatASideCannotBeReadAndWhy() {
        // Given
        var linked = linked(pairing);
        compare(linked);
        assertCompared(linked, "alike");
        twilio.faults()
                .add(Fault.of(FaultKind.REFUSAL).status(403).method("GET").path(linked.second()));
        // When
        var refused = sweep();
        // Then
        assertThat(whole(linked).getString("comparison.state")).isEqualTo("unreadable");
        assertThat(whole(linked).getString("comparison.reason")).contains("20001");
        assertThat(drift(linked))
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .containsEntry("kind", "unreadable")
                        .containsEntry("state", "open")
                        .containsEntry("side", "first")
                        .containsEntry("foundBy", refused.getString("sweep.by")));
        assertNothingParked(linked.first());
        // When
        twilio.faults().clear();
        compare(linked);
        // Then
        assertCompared(linked, "repaired");
        assertThat(drift(linked))
                .singleElement()
                .satisfies(one ->
                        assertThat(one).containsEntry("state", "repaired").containsEntry("how", "read"));
        assertThat(sweep().getLong("sweep.compared")).isGreaterThan(refused.getLong("sweep.compared"));
    }

    @Test
    @Tag("Y01")
    void triesAgainWhereASideCannotBeReadNow() {
        // Given
        var linked = linked(pairing);
        sayUntold(pairing, Side.FIRST, linked.first(), CUSTOMER, "hello");
        twilio.faults().add(Fault.of(FaultKind.SERVER_ERROR).method("GET").path(linked.second()));
        // When
        compare(linked);
        // Then
        eventually(() -> assertThat(whole(linked).getString("work[0].reason")).contains("503"));
        assertThat(whole(linked).getString("comparison")).isNull();
        // When
        twilio.faults().clear();
        as("supervisor").body(Map.of("why", "Twilio is back")).post("/links/" + link(linked) + "/retry");
        // Then
        assertCompared(linked, "repaired");
        assertThat(bodies(linked, Side.SECOND)).containsExactly("hello");
    }

    @Test
    @Tag("Y01")
    void tellsWhatItCouldNotMakeGood() {
        // Given
        var linked = linked(pairing);
        sayUntold(pairing, Side.SECOND, linked.second(), AGENT, "bye");
        sayUntold(pairing, Side.FIRST, linked.first(), CUSTOMER, "one more question");
        chat(pairing, Side.SECOND).close(linked.second(), Echo.UNWANTED);
        // When
        sweep();
        // Then
        var compared = whole(linked);
        assertThat(compared.getString("comparison.state")).isEqualTo("left");
        assertThat(compared.getInt("comparison.left")).isEqualTo(1);
        assertThat(compared.getInt("comparison.repaired")).isEqualTo(2);
        assertThat(bodies(linked, Side.FIRST)).containsExactlyInAnyOrder("bye", "one more question");
        assertThat(drift(linked))
                .filteredOn(one -> "open".equals(one.get("state")))
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .containsEntry("kind", "message-missing")
                        .containsEntry("side", "second")
                        .containsEntry("reason", "the second side is closed"));
        assertThat(sweep().getLong("sweep.applied")).isZero();
        assertThat(drift(linked))
                .filteredOn(one -> "open".equals(one.get("state")))
                .hasSize(1);
    }

    @Test
    @Tag("Y01")
    void bringsAttributesOfMessagesWhereTheyBelong() throws Exception {
        // Given
        var linked = linked(pairing);
        var said = say(pairing, Side.FIRST, linked.first(), CUSTOMER, "hello");
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).containsExactly("hello"));
        quiet();
        var copy = messages(pairing, Side.SECOND, linked.second()).getFirst();
        chat(pairing, Side.FIRST).mergeAttributes(linked.first(), said.sid(), Map.of("order", 4711), Echo.UNWANTED);
        chat(pairing, Side.SECOND).mergeAttributes(linked.second(), copy.sid(), Map.of("seen", true), Echo.UNWANTED);
        // When
        compare(linked);
        // Then
        assertCompared(linked, "repaired");
        for (var side : Side.values()) {
            var attributes = attributes(
                    messages(pairing, side, linked.on(side)).getFirst().attributes());
            assertThat(attributes.path("order").asInt()).isEqualTo(4711);
            assertThat(attributes.path("seen").asBoolean()).isTrue();
        }
        assertThat(drift(linked)).hasSize(2);
        compare(linked);
        assertCompared(linked, "alike");
    }
}
