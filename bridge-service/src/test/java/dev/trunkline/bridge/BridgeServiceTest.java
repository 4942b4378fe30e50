package dev.trunkline.bridge;

import dev.trunkline.bridge.it.SandboxResource;
import dev.trunkline.contracts.webhook.Identified;
import dev.trunkline.contracts.webhook.Sample;
import dev.trunkline.contracts.webhook.SampleTopics;
import dev.trunkline.contracts.webhook.WebhookFamily;
import dev.trunkline.embedded.Infrastructure;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.query.EntryView;
import dev.trunkline.journal.query.JournalQuery;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(SandboxResource.class)
class BridgeServiceTest {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Set<WebhookFamily> FAMILIES = Set.of(
            WebhookFamily.CHAT,
            WebhookFamily.CONVERSATIONS,
            WebhookFamily.TASKROUTER,
            WebhookFamily.FRONTLINE,
            WebhookFamily.EVENT_STREAMS);

    @SuppressWarnings("NullAway.Init") // The test resource sets it.
    Infrastructure infrastructure;

    @Inject
    JournalQuery query;

    @Test
    @Tag("A07")
    void recordsEachWebhookOnceHoweverOftenItComes() {
        // Given
        var sent = Sample.all()
                .flatMap(sample -> sample.identify().stream())
                .filter(one -> FAMILIES.contains(one.family()))
                .toList();
        var ids = sent.stream()
                .filter(BridgeServiceTest::isOurs)
                .map(one -> one.event().id())
                .collect(Collectors.toSet());
        topics().publish(sent, 1);
        awaitAll(ids);
        var received = query.ledger().received();
        // When
        topics().publish(sent, 2);
        // Then
        awaitAll(ids);
        assertThat(query.ledger().received()).isEqualTo(received);
    }

    private void awaitAll(Set<String> ids) {
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(topics().lag("bridge", FAMILIES)).isZero();
            assertThat(ids)
                    .allSatisfy(id -> assertThat(query.byEventId(id).map(EntryView::state))
                            .contains(EntryState.DONE));
            assertThat(query.backlog().depth()).isZero();
        });
    }

    @Test
    void isHealthyAndShowsItsJournal() {
        get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        get("/q/health/live").then().statusCode(200);
        get("/q/metrics").then().statusCode(200).body(containsString("trunkline_journal_depth"));
    }

    private SampleTopics topics() {
        return new SampleTopics(infrastructure.bootstrapServers());
    }

    private static boolean isOurs(Identified one) {
        return one.family() != WebhookFamily.EVENT_STREAMS
                || one.event().type().startsWith("com.twilio.conversations.");
    }
}
