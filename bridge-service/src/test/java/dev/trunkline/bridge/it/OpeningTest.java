package dev.trunkline.bridge.it;

import dev.trunkline.bridge.link.Side;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A link that comes into being while Twilio fails. */
@QuarkusTest
class OpeningTest extends BridgeTestBase {

    @ParameterizedTest
    @EnumSource
    void bringsWhatWasSaidInTheTwinBeforeThereWasALink(Pairing pairing) {
        // Given
        var conversation = newConversation(pairing);
        twilio.faults()
                .add(Fault.of(FaultKind.TIMEOUT_AFTER_WORK)
                        .method("POST")
                        .path(pairing.service(Side.SECOND) + "/(Channels|Conversations)$")
                        .delay(Duration.ofSeconds(1))
                        .times(1));
        // When
        accept(conversation, AGENT);
        var linked = new Linked(pairing, conversation, twin(pairing, conversation));
        say(pairing, Side.SECOND, linked.second(), name(pairing, Side.SECOND, AGENT), "early");
        // Then
        eventually(() -> assertThat(bodies(linked, Side.FIRST)).containsExactly("early"));
    }
}
