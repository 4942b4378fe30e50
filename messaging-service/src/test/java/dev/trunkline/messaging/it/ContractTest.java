package dev.trunkline.messaging.it;

import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.contract.TwilioOpenApi;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.simulator.rest.RecordedCall;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@QuarkusTest
class ContractTest extends InboxTestBase {

    @Test
    @Tag("Y18")
    void asksTwilioOnlyWhatTwilioDescribes() {
        // Given
        var published = TwilioOpenApi.find();
        assumeTrue(published.isPresent(), "Twilio's OpenAPI documents are not here: set TRUNKLINE_OPENAPI_DIR");
        twilio.calls().clear();
        var customer = customer();
        var conversation = open(customer);
        twilio.faults()
                .add(Fault.of(FaultKind.TIMEOUT_AFTER_WORK)
                        .method("POST")
                        .address(customer)
                        .delay(Duration.ofMillis(50))
                        .times(1));
        // When
        send(conversation, Map.of("body", "Look", "mediaUrl", SandboxResource.PUBLIC_URL + SandboxResource.PICTURE));
        twilio.handset().sendPicture(customer, Sandbox.SMS_NUMBER, "Thanks");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(String.valueOf(messages(conversation)))
                        .doesNotContain("state=pending")
                        .contains("Thanks", "delivered"));
        // Then
        assertThat(twilio.calls().all().stream().map(ContractTest::kind).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("POST Messages.json", "GET Messages.json", "GET Media.json", "GET Media");
        assertThat(published.orElseThrow().check(twilio.calls().all())).isEmpty();
    }

    /** Method and resource, without SIDs. */
    private static String kind(RecordedCall call) {
        return call.method() + " "
                + call.path().replaceAll("/[A-Z]{2}[0-9a-f]{32}", "").replaceAll(".*/", "");
    }
}
