package dev.trunkline.messaging.it;

import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.simulator.handset.HandsetMessage;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Twilio is down for a while. */
@QuarkusTest
class OutageTest extends InboxTestBase {

    private static final int CONVERSATIONS = 10;
    private static final List<String> TEXTS = List.of("first", "second");

    @Test
    @Tag("A08")
    void sendsTwentyMessagesOnceAndInOrderAfterAnOutage() throws Exception {
        // Given
        var conversations = new LinkedHashMap<String, String>();
        IntStream.range(0, CONVERSATIONS).forEach(number -> {
            var customer = customer();
            conversations.put(customer, open(customer));
        });
        conversations
                .keySet()
                .forEach(customer -> twilio.faults()
                        .add(Fault.of(FaultKind.SERVER_ERROR).method("POST").address(customer)));
        // When twenty messages are to be sent, of each conversation in order, and Twilio answers none of them
        try (var agents = Executors.newVirtualThreadPerTaskExecutor()) {
            var sending = conversations.values().stream()
                    .map(conversation -> agents.submit((Callable<Boolean>) () -> {
                        TEXTS.forEach(text -> send(conversation, Map.of("body", text)));
                        return true;
                    }))
                    .toList();
            for (var one : sending) {
                assertThat(one.get()).isTrue();
            }
        }
        assertThat(conversations.keySet())
                .allSatisfy(customer ->
                        assertThat(twilio.handset().messages(customer)).isEmpty());
        twilio.faults().clear();
        // Then
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(conversations.keySet())
                        .allSatisfy(customer -> assertThat(twilio.handset().messages(customer))
                                .extracting(HandsetMessage::body)
                                .isEqualTo(TEXTS)));
        assertThat(conversations.values())
                .allSatisfy(conversation -> assertThat(messages(conversation))
                        .extracting(message -> message.get("body"))
                        .isEqualTo(TEXTS));
    }
}
