package dev.trunkline.messaging.it;

import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.query.EntryView;
import dev.trunkline.journal.query.JournalQuery;
import dev.trunkline.simulator.Sandbox;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // Injected.
class ProxyTopicTest extends InboxTestBase {

    @Inject
    JournalQuery journal;

    @Test
    @Tag("A11")
    void takesProxyCallbacksIntoItsOwnJournal() {
        // When
        var event = door.post(
                        WebhookRoute.PROXY,
                        Map.of(
                                "interactionSid", sid("KI"),
                                "interactionSessionSid", sid("KC"),
                                "interactionAccountSid", Sandbox.FLEX.sid(),
                                "interactionType", "Message",
                                "inboundResourceSid", sid("MM"),
                                "inboundResourceStatus", "received",
                                "outboundResourceSid", sid("SM"),
                                "outboundResourceStatus", "sent"))
                .getFirst();
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(journal.byEventId(event.id()))
                        .map(EntryView::state)
                        .contains(EntryState.DONE));
    }
}
