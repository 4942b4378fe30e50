package dev.trunkline.journal.jdbc;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.ConversationLanes;
import dev.trunkline.journal.JournalErasure.Tally;
import dev.trunkline.journal.Mentions;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.testing.Database;
import dev.trunkline.journal.testing.Instance;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A journal with entries about somebody who is going to be erased. */
final class ErasureFixture implements AutoCloseable {

    static final String NUMBER = "+12065550123";
    static final Mentions PERSON = new Mentions(List.of(NUMBER));
    static final ConversationLanes LANES = ConversationLanes.of("KC", "KI", "CH");

    final Database database = Database.create(10);
    final Instance instance = Instance.of(database, (entry, steps) -> Completion.nothing());
    final LaneClaims claims = new LaneClaims(database.transactions(), "test", Duration.ofMinutes(1));
    final JdbcOutbox outbox = new JdbcOutbox(database.transactions(), () -> {});
    final LaneMoves moves = new LaneMoves(database.transactions(), outbox, "test");
    final JdbcErasure erasure = new JdbcErasure(database.transactions());

    /** As a webhook tells it, which may have the number in its address too. */
    static CloudEvent event(String id, String type, String data) {
        return new CloudEvent(
                id,
                "/accounts/AC1/messaging",
                type,
                Instant.parse("2026-01-02T03:04:05.678Z"),
                "application/x-www-form-urlencoded",
                Map.of("twilioaccount", "AC1", "webhookurl", "https://trunkline.example/hook?" + data),
                data.getBytes(StandardCharsets.UTF_8));
    }

    void append(String lane, String id, String type, String data) {
        instance.journal().append(List.of(new NewEntry(lane, event(id, type, data))));
    }

    LaneLease head() {
        return claims.claim(1).leases().getFirst();
    }

    void complete() {
        moves.complete(head(), Completion.nothing(), false);
    }

    void completeAll() {
        for (var leases = claims.claim(10).leases();
                !leases.isEmpty();
                leases = claims.claim(10).leases()) {
            leases.forEach(lease -> moves.complete(lease, Completion.nothing(), false));
        }
    }

    /** @return what was left */
    long erase(Collection<String> lanes, Collection<String> outboxKeys, Tally tally) {
        var left = erasure.eraseMentions("e-1", PERSON, lanes, tally);
        erasure.eraseLanes("e-1", PERSON, outboxKeys, tally);
        return left;
    }

    Set<String> conversations(Set<String> known) {
        return erasure.conversations(PERSON, LANES, known);
    }

    @Override
    public void close() {
        instance.close();
        database.close();
    }
}
