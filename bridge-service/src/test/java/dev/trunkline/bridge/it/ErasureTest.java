package dev.trunkline.bridge.it;

import dev.trunkline.bridge.link.Side;
import dev.trunkline.journal.Subject;
import dev.trunkline.journal.operations.Justification;
import dev.trunkline.journal.operations.PersonErasures;
import dev.trunkline.twilio.chat.Echo;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // Injected.
class ErasureTest extends BridgeTestBase {

    private static final String EVERYTHING = """
            select coalesce(string_agg(line, ' '), '') from (
                select entry::text || ' ' || encode(data, 'escape') as line from journal_entry entry
                union all select step::text from journal_step step
                union all select copied::text from bridge_message copied) lines
            """;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    PersonErasures erasures;

    @Test
    @Tag("Y13")
    void forgetsWhoWroteAndLeavesMembersOfOpenLinks() throws Exception {
        // Given
        var number = "1206" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
        var linked = linked(Pairing.CONVERSATIONS_CONVERSATIONS);
        chat(linked.pairing(), Side.FIRST).add(linked.first(), "+" + number, Map.of(), Echo.WANTED);
        say(linked.pairing(), Side.FIRST, linked.first(), "+" + number, "Hello");
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).contains("Hello"));
        quiet();
        assertThat(everything()).contains(number);
        // When
        var part = erasures.erase(
                UUID.randomUUID(),
                new Subject(List.of("+" + number), List.of()),
                new Justification("sue", "asked by letter"));
        // Then
        assertThat(part.counts().get("authors")).isPositive();
        assertThat(part.counts().get("journalEntries")).isPositive();
        assertThat(everything()).doesNotContain(number);
        say(linked.pairing(), Side.FIRST, linked.first(), "+" + number, "Still there");
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).contains("Still there"));
    }

    private String everything() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(EVERYTHING);
                var row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
