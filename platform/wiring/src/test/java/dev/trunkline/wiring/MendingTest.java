package dev.trunkline.wiring;

import dev.trunkline.journal.jdbc.SqlFunction;
import dev.trunkline.journal.jdbc.Transactions;
import dev.trunkline.twilio.wiring.Outlet;
import dev.trunkline.twilio.wiring.Reading;
import dev.trunkline.twilio.wiring.Wire;
import dev.trunkline.twilio.wiring.Wiring;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MendingTest {

    private static final String KIND = "Chat service";
    private static final String URL = "PostWebhookUrl";
    private static final String METHOD = "WebhookMethod";
    private static final String OURS = "https://trunkline.example/webhooks/chat";
    private static final String THEIRS = "https://widget.example/events";
    private static final Wire WIRE = new Wire("AC1", KIND, "IS1", Map.of(URL, OURS, METHOD, "POST"));

    private final FakeBook book = new FakeBook();
    private final Mending mending = new Mending(
            new Wiring(List.of(new Untouched()), thrown -> {
                throw new AssertionError(thrown);
            }),
            book,
            new AtOnce());

    /** Nothing is asked of Twilio. */
    private static final class Untouched implements Outlet {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Reading read(Wire wire) {
            throw new AssertionError(wire);
        }

        @Override
        public void write(Wire wire, Map<String, String> changes) {
            throw new AssertionError(changes);
        }
    }

    private static final class AtOnce implements Transactions {
        @Override
        @SuppressWarnings("NullAway") // The book is no database.
        public <T> T call(SqlFunction<Connection, T> work) {
            try {
                return work.apply(null);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void afterCommit(Runnable action) {
            action.run();
        }
    }

    private static Reading reading(String url) {
        return new Reading(true, Map.of(URL, url, METHOD, "POST"));
    }

    @Test
    void keepsWhatOthersHadSetBeforeAnythingIsMended() {
        // When
        mending.keepFormer(WIRE, reading(THEIRS));
        // Then
        assertThat(book.previous(WIRE.id(), URL)).contains(THEIRS);
        assertThat(book.previous(WIRE.id(), METHOD)).isEmpty();
    }

    @Test
    void doesNotPutOursInItsPlaceWhenRepeated() {
        // Given
        mending.keepFormer(WIRE, reading(THEIRS));
        // When
        mending.keepFormer(WIRE, reading(THEIRS));
        mending.keepFormer(WIRE, reading("https://earlier.example/webhooks/chat"));
        // Then
        assertThat(book.previous(WIRE.id(), URL)).contains(THEIRS);
        assertThat(book.kept).containsExactly(THEIRS);
    }

    @Test
    void keepsNothingWhereNobodyHadSetAnything() {
        mending.keepFormer(WIRE, Reading.missing());
        mending.keepFormer(WIRE, reading(OURS));
        assertThat(book.kept).isEmpty();
    }
}
