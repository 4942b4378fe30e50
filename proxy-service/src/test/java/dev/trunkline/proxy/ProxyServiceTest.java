package dev.trunkline.proxy;

import dev.trunkline.contracts.webhook.Sample;
import dev.trunkline.contracts.webhook.SampleTopics;
import dev.trunkline.contracts.webhook.WebhookFamily;
import dev.trunkline.embedded.Infrastructure;
import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.query.EntryView;
import dev.trunkline.journal.query.JournalQuery;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(value = TrunklineTestResource.class, initArgs = @ResourceArg(name = "schema", value = "proxy"))
class ProxyServiceTest {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Set<WebhookFamily> FAMILIES = Set.of(WebhookFamily.PROXY, WebhookFamily.VOICE);

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
        var ids = sent.stream().map(one -> one.event().id()).collect(Collectors.toSet());
        var others = query.ledger().received()
                - ids.stream().filter(id -> query.byEventId(id).isPresent()).count();
        // When
        topics().publish(sent, 3);
        // Then
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(topics().lag("proxy", FAMILIES)).isZero();
            assertThat(ids)
                    .allSatisfy(id -> assertThat(query.byEventId(id).map(EntryView::state))
                            .contains(EntryState.DONE));
        });
        assertThat(query.ledger().received() - others).isEqualTo(ids.size());
    }

    @Test
    @Tag("A11")
    void takesMediaAndVoiceCallbacksOfOneUrlInItsOwnGroup() {
        // Given
        var callbacks = Stream.of("callback-interaction-message-with-media", "callback-interaction-call-completed")
                .map(name -> Sample.of("proxy/" + name + ".form").identify().getFirst())
                .toList();
        // When
        topics().publish(callbacks, 1);
        // Then
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(callbacks)
                    .allSatisfy(
                            one -> assertThat(query.byEventId(one.event().id()).map(EntryView::state))
                                    .contains(EntryState.DONE));
            assertThat(topics().lag("proxy", FAMILIES)).isZero();
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
}
