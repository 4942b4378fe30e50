package dev.trunkline.bridge.it;

import dev.trunkline.bridge.link.Side;
import dev.trunkline.twilio.chat.Echo;
import dev.trunkline.twilio.chat.NewChatConversation;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Conversations in which agents are asked, and those that only look alike. */
@QuarkusTest
class SystemConversationsTest extends BridgeTestBase {

    @ParameterizedTest
    @EnumSource
    @Tag("E15")
    void treatsSomebodyCalledSystemAsACustomer(Pairing pairing) {
        // Given
        var asked = conversation(pairing, Side.FIRST, Map.of("isNotificationSystem", true));
        var customer = conversation(pairing, Side.FIRST, Map.of("kept", 1));
        // When
        accept(asked, AGENT);
        accept(customer, AGENT);
        say(pairing, Side.FIRST, customer, CUSTOMER, "my name is System");
        // Then
        var twin = twin(pairing, customer);
        eventually(() -> assertThat(messages(pairing, Side.SECOND, twin))
                .singleElement()
                .satisfies(copy -> assertThat(copy.body()).isEqualTo("my name is System")));
        quiet();
        assertThat(chat(pairing, Side.SECOND).named("trunkline-" + asked)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("E15")
    void leavesWhatAnAgentRepliesInTheSecondWorkspaceThere(Pairing pairing) {
        // Given
        pairing.startingFromSecond();
        var asked = conversation(pairing, Side.SECOND, Map.of("isNotificationSystem", true));
        var customer = conversation(pairing, Side.SECOND, Map.of("kept", 1));
        // When
        say(pairing, Side.SECOND, asked, name(pairing, Side.SECOND, AGENT), "1");
        say(pairing, Side.SECOND, customer, CUSTOMER, "my name is System");
        // Then
        var first = chat(pairing, Side.FIRST);
        var twin = until(() -> first.named("trunkline-" + customer)).sid();
        eventually(() -> assertThat(messages(pairing, Side.FIRST, twin))
                .singleElement()
                .satisfies(copy -> assertThat(copy.body()).isEqualTo("my name is System")));
        quiet();
        assertThat(first.named("trunkline-" + asked)).isEmpty();
    }

    private String conversation(Pairing pairing, Side side, Map<String, Object> attributes) {
        return chat(pairing, side)
                .create(new NewChatConversation("test-" + UUID.randomUUID(), "System", attributes), Echo.UNWANTED)
                .sid();
    }
}
