package dev.trunkline.bridge.it;

import dev.trunkline.bridge.link.Pair.CreateOn;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.twilio.chat.ChatProduct;
import dev.trunkline.twilio.chat.Echo;
import dev.trunkline.twilio.chat.NewChatConversation;
import dev.trunkline.twilio.chat.NewChatMessage;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** When a conversation gets its twin, and what is in it then. */
@QuarkusTest
class CreationTest extends BridgeTestBase {

    private static final Instant START = Instant.parse("2026-11-20T10:11:12Z");
    private static final int MORE_THAN_A_PAGE = 101;

    @ParameterizedTest
    @EnumSource
    @Tag("E03")
    @Tag("Y17")
    @Tag("X12")
    void makesOneTwinThoughTwoFirstMessagesComeAtOnce(Pairing pairing) throws Exception {
        // Given
        pairing.creatingOn(CreateOn.FIRST_MESSAGE);
        var conversation = newConversation(pairing);
        // When
        IntStream.range(0, 2).parallel().forEach(i -> say(pairing, Side.FIRST, conversation, CUSTOMER, "hello " + i));
        // Then
        var twin = twin(pairing, conversation);
        eventually(() -> assertThat(messages(pairing, Side.SECOND, twin))
                .extracting(ChatMessage::body)
                .containsExactlyElementsOf(messages(pairing, Side.FIRST, conversation).stream()
                        .map(ChatMessage::body)
                        .toList())
                .hasSize(2));
        quiet();
        assertMadeOnce(conversation);
        assertPointing(pairing, conversation, twin);
        assertKept(pairing, conversation);
    }

    private void assertMadeOnce(String conversation) {
        assertThat(twilio.calls()
                        .where(call -> call.method().equals("POST")
                                && call.formValue("UniqueName").equals(Optional.of("trunkline-" + conversation))))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("E03")
    @Tag("Y17")
    @Tag("X12")
    void makesTheTwinOnAcceptanceAndNotBefore(Pairing pairing) throws Exception {
        // Given
        pairing.creatingOn(CreateOn.ACCEPTANCE);
        var conversation = newConversation(pairing);
        say(pairing, Side.FIRST, conversation, CUSTOMER, "hello");
        quiet();
        assertThat(chat(pairing, Side.SECOND).named("trunkline-" + conversation))
                .isEmpty();
        // When
        IntStream.range(0, 2).parallel().forEach(i -> accept(conversation, AGENT));
        // Then
        var twin = twin(pairing, conversation);
        quiet();
        assertMadeOnce(conversation);
        assertPointing(pairing, conversation, twin);
        assertKept(pairing, conversation);
    }

    private void assertPointing(Pairing pairing, String first, String second) throws Exception {
        for (var side : Side.values()) {
            var here = side == Side.FIRST ? first : second;
            var there = side == Side.FIRST ? second : first;
            var isChat = pairing.product(side.other()) == ChatProduct.CHAT;
            var attributes = attributes(chat(pairing, side).conversation(here).attributes());
            assertThat(attributes
                            .path(isChat ? "chatChannelSid" : "ConversationSid")
                            .asText())
                    .isEqualTo(there);
            assertThat(attributes
                            .path(isChat ? "chatInstanceSid" : "ConversationServiceSid")
                            .asText())
                    .isEqualTo(pairing.service(side.other()));
        }
    }

    private void assertKept(Pairing pairing, String first) throws Exception {
        assertThat(attributes(chat(pairing, Side.FIRST).conversation(first).attributes())
                        .path("kept")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("E09")
    @Tag("Y17")
    @Tag("X12")
    void bringsWhatWasSaidBeforeTheAcceptance(Pairing pairing) {
        // Given
        pairing.creatingOn(CreateOn.ACCEPTANCE);
        var conversation = newConversation(pairing);
        var bot = "helpful.bot@example.com";
        int earlier = pairing == Pairing.CHAT_CONVERSATIONS ? MORE_THAN_A_PAGE : 12;
        for (int i = 0; i < earlier; i++) {
            var author = i % 3 == 0 ? name(pairing, Side.FIRST, bot) : CUSTOMER;
            var said = new NewChatMessage(author, "before " + i, Map.of(), Optional.of(START.plusSeconds(i)));
            chat(pairing, Side.FIRST).post(conversation, said, Echo.WANTED);
        }
        twilio.faults()
                .add(Fault.of(FaultKind.LATENCY)
                        .method("POST")
                        .path(pairing.service(Side.SECOND) + ".*/Messages$")
                        .delay(Duration.ofMillis(300))
                        .times(1));
        // When
        accept(conversation, AGENT);
        eventually(() -> assertThat(twilio.faults().all()).isEmpty());
        say(pairing, Side.FIRST, conversation, CUSTOMER, "meanwhile");
        // Then
        var twin = twin(pairing, conversation);
        eventually(() -> assertThat(messages(pairing, Side.SECOND, twin)).hasSize(earlier + 1));
        quiet();
        var originals = messages(pairing, Side.FIRST, conversation);
        assertThat(originals)
                .hasSize(earlier + 1)
                .last()
                .extracting(ChatMessage::body)
                .isEqualTo("meanwhile");
        assertThat(messages(pairing, Side.SECOND, twin))
                .extracting(ChatMessage::body, ChatMessage::author, ChatMessage::createdAt)
                .containsExactlyElementsOf(originals.stream()
                        .map(said -> tuple(
                                said.body(),
                                said.author().equals(CUSTOMER) ? CUSTOMER : name(pairing, Side.SECOND, bot),
                                said.createdAt()))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    @Tag("Y17")
    void makesATwinOfAConversationOfTheSecondWorkspaceWhereItShall(Pairing pairing) throws Exception {
        // Given
        var shallNot = pairing.product(Side.SECOND) == ChatProduct.CHAT;
        var unwanted = sayFirst(pairing);
        pairing.startingFromSecond();
        // When
        var begun = sayFirst(pairing);
        // Then
        var first = chat(pairing, Side.FIRST);
        var twin = until(() -> first.named("trunkline-" + begun)).sid();
        var linked = new Linked(pairing, twin, begun);
        eventually(() -> assertThat(bodies(linked, Side.FIRST)).containsExactly("anybody there?"));
        quiet();
        assertThat(messages(pairing, Side.FIRST, linked.first()))
                .extracting(ChatMessage::author)
                .containsExactly(name(pairing, Side.FIRST, AGENT));
        assertPointing(pairing, twin, begun);
        Pairing.usual();
        assertThat(chat(pairing, Side.FIRST).named("trunkline-" + unwanted).isEmpty())
                .isEqualTo(shallNot);
    }

    private String sayFirst(Pairing pairing) {
        var begun = chat(pairing, Side.SECOND)
                .create(new NewChatConversation("begun-" + UUID.randomUUID(), "Stock", Map.of()), Echo.WANTED);
        say(pairing, Side.SECOND, begun.sid(), name(pairing, Side.SECOND, AGENT), "anybody there?");
        return begun.sid();
    }
}
