package dev.trunkline.bridge.it;

import dev.trunkline.bridge.link.Side;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.twilio.chat.Echo;
import dev.trunkline.twilio.chat.NewChatMessage;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class CopyingTest extends BridgeTestBase {

    @ParameterizedTest
    @EnumSource
    @Tag("E02")
    @Tag("Y17")
    @Tag("X12")
    void copiesWhatIsSaidInFlex(Pairing pairing) throws Exception {
        // Given
        var linked = linked(pairing);
        var said = say(pairing, Side.FIRST, linked.first(), name(pairing, Side.FIRST, AGENT), "hello");
        // When
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).containsExactly("hello"));
        quiet();
        // Then
        assertThat(bodies(linked, Side.SECOND)).containsExactly("hello");
        var copy = messages(pairing, Side.SECOND, linked.second()).getFirst();
        assertThat(copy.author()).isEqualTo(name(pairing, Side.SECOND, AGENT));
        assertThat(attributes(copy.attributes()).at("/trunkline/copyOf").asText())
                .isEqualTo(said.sid());
    }

    @ParameterizedTest
    @EnumSource
    @Tag("E05")
    @Tag("Y17")
    @Tag("X12")
    void copiesWhatIsSaidInTheSecondWorkspace(Pairing pairing) throws Exception {
        // Given
        var linked = linked(pairing);
        // When
        var said = say(pairing, Side.SECOND, linked.second(), name(pairing, Side.SECOND, AGENT), "on my way");
        // Then
        eventually(() -> assertThat(bodies(linked, Side.FIRST)).containsExactly("on my way"));
        quiet();
        assertThat(bodies(linked, Side.FIRST)).containsExactly("on my way");
        var copy = messages(pairing, Side.FIRST, linked.first()).getFirst();
        assertThat(copy.author()).isEqualTo(name(pairing, Side.FIRST, AGENT));
        assertThat(attributes(copy.attributes()).at("/trunkline/copyOf").asText())
                .isEqualTo(said.sid());
    }

    @ParameterizedTest
    @EnumSource
    @Tag("E06")
    @Tag("Y17")
    @Tag("X12")
    void makesOneCopyThoughTwilioTellsOfEveryWrite(Pairing pairing) {
        // Given
        var linked = linked(pairing);
        twilio.echoes().always(true);
        // When
        say(pairing, Side.FIRST, linked.first(), CUSTOMER, "one");
        say(pairing, Side.SECOND, linked.second(), name(pairing, Side.SECOND, AGENT), "two");
        eventually(() -> assertThat(bodies(linked, Side.FIRST)).containsExactlyInAnyOrder("one", "two"));
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).containsExactlyInAnyOrder("one", "two"));
        for (var side : Side.values()) {
            for (var message : messages(pairing, side, linked.on(side))) {
                chat(pairing, side)
                        .mergeAttributes(
                                linked.on(side),
                                message.sid(),
                                Map.of("media", "https://m", "trunkline", "overwritten"),
                                Echo.WANTED);
            }
        }
        say(pairing, Side.FIRST, linked.first(), CUSTOMER, "last");
        say(pairing, Side.SECOND, linked.second(), name(pairing, Side.SECOND, AGENT), "last too");
        // Then
        for (var side : Side.values()) {
            eventually(
                    () -> assertThat(bodies(linked, side)).containsExactlyInAnyOrder("one", "two", "last", "last too"));
        }
        quiet();
        var calls = twilio.calls().all().size();
        say(pairing, Side.FIRST, linked.first(), CUSTOMER, "end");
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).hasSize(5));
        quiet();
        assertThat(twilio.calls().all().subList(calls, twilio.calls().all().size()))
                .filteredOn(call -> call.method().equals("POST"))
                .hasSize(2);
        assertThat(bodies(linked, Side.FIRST)).hasSize(5);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("E08")
    @Tag("Y17")
    @Tag("X12")
    void keepsOrderAndTimeOfQuickMessages(Pairing pairing) {
        // Given
        var linked = linked(pairing);
        var start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(600);
        twilio.faults().add(Fault.of(FaultKind.WEBHOOK_REORDER).probability(0.3).delay(Duration.ofMillis(300)));
        // When
        for (int i = 0; i < 50; i++) {
            for (var side : Side.values()) {
                var author = side == Side.FIRST ? CUSTOMER : name(pairing, side, AGENT);
                var said = new NewChatMessage(
                        author, side + " " + i, Map.of(), Optional.of(start.plusSeconds(2 * i + side.ordinal())));
                chat(pairing, side).post(linked.on(side), said, Echo.WANTED);
            }
        }
        // Then
        for (var side : Side.values()) {
            var wanted = IntStream.range(0, 50).mapToObj(i -> side + " " + i).toList();
            eventually(() -> assertThat(from(linked, side, side.other()))
                    .extracting(ChatMessage::body)
                    .containsExactlyElementsOf(wanted));
            assertThat(from(linked, side, side.other()))
                    .extracting(ChatMessage::createdAt)
                    .containsExactlyElementsOf(IntStream.range(0, 50)
                            .mapToObj(i -> start.plusSeconds(2 * i + side.ordinal()))
                            .toList());
        }
    }

    /** What was said on a side, as it is on a side. */
    private List<ChatMessage> from(Linked linked, Side said, Side side) {
        return messages(linked.pairing(), side, linked.on(side)).stream()
                .filter(message -> message.body().startsWith(said + " "))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void doublesNothingWhereNobodyKnowsWhetherItWasTaken(Pairing pairing) {
        // Given
        var linked = linked(pairing);
        twilio.faults()
                .add(Fault.of(FaultKind.TIMEOUT_AFTER_WORK)
                        .method("POST")
                        .path(linked.second() + "/Messages")
                        .delay(Duration.ofMillis(50))
                        .times(2));
        // When
        say(pairing, Side.FIRST, linked.first(), CUSTOMER, "one");
        say(pairing, Side.FIRST, linked.first(), CUSTOMER, "two");
        // Then
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).contains("two"));
        quiet();
        assertThat(bodies(linked, Side.SECOND)).containsExactly("one", "two");
    }

    @ParameterizedTest
    @EnumSource
    void makesALostWebhookGoodWithTheNextMessage(Pairing pairing) {
        // Given
        var linked = linked(pairing);
        sayUntold(pairing, Side.FIRST, linked.first(), CUSTOMER, "lost");
        // When
        say(pairing, Side.FIRST, linked.first(), CUSTOMER, "told");
        // Then
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).containsExactly("lost", "told"));
    }

    @ParameterizedTest
    @EnumSource
    void editsAndTakesBackOnBothSides(Pairing pairing) throws Exception {
        // Given
        var linked = linked(pairing);
        var words = say(pairing, Side.FIRST, linked.first(), CUSTOMER, "helo");
        var mistake = say(pairing, Side.SECOND, linked.second(), name(pairing, Side.SECOND, AGENT), "oops");
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).containsExactlyInAnyOrder("helo", "oops"));
        eventually(() -> assertThat(bodies(linked, Side.FIRST)).containsExactlyInAnyOrder("helo", "oops"));
        // When
        chat(pairing, Side.FIRST).edit(linked.first(), words.sid(), "hello", Map.of("k", "v"), Echo.WANTED);
        chat(pairing, Side.SECOND).delete(linked.second(), mistake.sid(), Echo.WANTED);
        // Then
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).containsExactly("hello"));
        eventually(() -> assertThat(bodies(linked, Side.FIRST)).containsExactly("hello"));
        assertThat(attributes(messages(pairing, Side.SECOND, linked.second())
                                .getFirst()
                                .attributes())
                        .path("k")
                        .asText())
                .isEqualTo("v");
    }

    @ParameterizedTest
    @EnumSource
    void takesBackAllFilesOfAMessage(Side side) {
        // Given
        var linked = linked(Pairing.CONVERSATIONS_CONVERSATIONS);
        var pairing = linked.pairing();
        var said = sayTwoFiles(linked, "look");
        say(pairing, Side.FIRST, linked.first(), CUSTOMER, "kept");
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).containsExactly("look", "", "kept"));
        var file = messages(pairing, Side.SECOND, linked.second()).get(1);
        // When
        chat(pairing, side).delete(linked.on(side), side == Side.FIRST ? said.sid() : file.sid(), Echo.WANTED);
        // Then
        for (var each : Side.values()) {
            eventually(() -> assertThat(bodies(linked, each)).containsExactly("kept"));
        }
        assertThat(twilio.calls().where(call -> call.path().endsWith("/1"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void copiesNothingThatWasTakenBackBeforeItsWebhookCame(Pairing pairing) {
        // Given
        var linked = linked(pairing);
        twilio.faults().add(Fault.of(FaultKind.WEBHOOK_REORDER).delay(PATIENCE).times(1));
        var mistake = say(pairing, Side.FIRST, linked.first(), CUSTOMER, "oops");
        // When
        chat(pairing, Side.FIRST).delete(linked.first(), mistake.sid(), Echo.WANTED);
        say(pairing, Side.FIRST, linked.first(), CUSTOMER, "right");
        // Then
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).contains("right"));
        quiet();
        assertThat(bodies(linked, Side.SECOND)).containsExactly("right");
    }
}
