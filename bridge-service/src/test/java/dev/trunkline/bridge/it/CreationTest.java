package dev.trunkline.bridge.it;

import dev.trunkline.bridge.link.Pair.CreateOn;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.twilio.chat.ChatProduct;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** When a conversation of Flex gets its twin, and what is in it then. */
@QuarkusTest
class CreationTest extends BridgeTestBase {

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
        assertThat(twilio.calls()
                        .where(call -> call.method().equals("POST")
                                && call.formValue("UniqueName").equals(Optional.of("trunkline-" + conversation))))
                .hasSize(1);
        assertPointing(pairing, conversation, twin);
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
        accept(conversation, AGENT);
        // Then
        var twin = twin(pairing, conversation);
        quiet();
        assertPointing(pairing, conversation, twin);
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
        var wanted = IntStream.range(0, 12).mapToObj(i -> "before " + i).toList();
        wanted.forEach(body -> say(pairing, Side.FIRST, conversation, CUSTOMER, body));
        // When
        accept(conversation, AGENT);
        var twin = twin(pairing, conversation);
        say(pairing, Side.FIRST, conversation, CUSTOMER, "meanwhile");
        // Then
        var all = new ArrayList<>(wanted);
        all.add("meanwhile");
        eventually(() -> assertThat(messages(pairing, Side.SECOND, twin))
                .extracting(ChatMessage::body)
                .containsExactlyElementsOf(all));
        quiet();
        assertThat(messages(pairing, Side.SECOND, twin)).hasSize(13);
    }
}
