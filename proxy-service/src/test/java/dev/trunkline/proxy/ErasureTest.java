package dev.trunkline.proxy;

import dev.trunkline.contracts.webhook.EventIdentity;
import dev.trunkline.contracts.webhook.Parameters;
import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.Subject;
import dev.trunkline.journal.operations.Justification;
import dev.trunkline.journal.operations.PersonErasures;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.query.EntryView;
import dev.trunkline.journal.query.JournalQuery;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(value = TrunklineTestResource.class, initArgs = @ResourceArg(name = "schema", value = "proxy"))
@SuppressWarnings("NullAway.Init") // Injected.
class ErasureTest {

    @Inject
    Journal journal;

    @Inject
    JournalQuery query;

    @Inject
    PersonErasures erasures;

    @Test
    @Tag("Y13")
    void emptiesWhatWasSaidInASessionThoughTheInteractionsNameNoNumber() {
        // Given a session that one webhook ties to a number, and one that is another's
        var number = "1206" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
        var theirs = sid("KC");
        var anothers = sid("KC");
        var late = append(
                WebhookRoute.PROXY_OUT_OF_SESSION,
                "From=%2B" + number + "&To=%2B14155550100&sessionSid=" + theirs + "&Body=Are+you+there");
        var said = append(WebhookRoute.PROXY, interaction(theirs, "my+words"));
        var others = append(WebhookRoute.PROXY, interaction(anothers, "others+words"));
        // When
        var part = erasures.erase(
                UUID.randomUUID(), new Subject(List.of("+" + number), List.of()), new Justification("sue", "a letter"));
        // Then
        assertThat(part.left()).isZero();
        assertThat(part.counts()).containsEntry("journalEntries", 2L);
        assertThat(data(late)).isEmpty();
        assertThat(data(said)).isEmpty();
        assertThat(data(others)).contains("others+words");
    }

    @Test
    @Tag("Y13")
    void emptiesASessionThatMessagingServiceKnowsToBeThePersons() {
        // Given
        var session = sid("KC");
        var said = append(WebhookRoute.PROXY, interaction(session, "my+words"));
        // When
        erasures.erase(
                UUID.randomUUID(),
                new Subject(List.of("+12065550191"), List.of(session)),
                new Justification("sue", "a letter"));
        // Then
        assertThat(data(said)).isEmpty();
    }

    private static String interaction(String session, String words) {
        return "interactionSid=" + sid("KI") + "&interactionSessionSid=" + session + "&interactionType=Message"
                + "&interactionData=%7B%22body%22%3A%22" + words + "%22%7D";
    }

    /** As the ingress keys it; returns once it is done. */
    private String append(WebhookRoute route, String form) {
        var body = form.getBytes(StandardCharsets.UTF_8);
        var one = EventIdentity.identify(
                        route,
                        "AC4c6d62d3bf1584e6bc1e606cd45ab7ba",
                        "application/x-www-form-urlencoded",
                        body,
                        Parameters.parse(body),
                        Instant.now(),
                        Map.of())
                .getFirst();
        journal.append(List.of(new NewEntry(one.key(), one.event())));
        var id = one.event().id();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> query.byEventId(id)
                        .map(EntryView::state)
                        .filter(EntryState.DONE::equals)
                        .isPresent());
        return id;
    }

    private String data(String eventId) {
        return new String(query.byEventId(eventId).orElseThrow().event().data(), StandardCharsets.UTF_8);
    }

    private static String sid(String kind) {
        return kind + UUID.randomUUID().toString().replace("-", "");
    }
}
