package dev.trunkline.bridge.it;

import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.retention.Retention;
import dev.trunkline.journal.jdbc.OldRows;
import dev.trunkline.journal.jdbc.Transactions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // Injected.
class RetentionTest extends BridgeTestBase {

    @Inject
    Links links;

    @Inject
    Retention retention;

    @Inject
    Transactions transactions;

    private OldRows rows() {
        return new OldRows(transactions, 2, took -> true);
    }

    private Optional<Link> link(Linked linked) {
        return QuarkusTransaction.requiringNew().call(() -> links.of(linked.first()));
    }

    @Test
    void forgetsClosedLinksAndNoOthers() throws InterruptedException {
        // Given
        var open = linked(Pairing.CHAT_CONVERSATIONS);
        var closed = linked(Pairing.CONVERSATIONS_CONVERSATIONS);
        say(closed.pairing(), Side.FIRST, closed.first(), CUSTOMER, "hello");
        eventually(() -> assertThat(bodies(closed, Side.SECOND)).containsExactly("hello"));
        chat(closed.pairing(), Side.FIRST).close(closed.first(), dev.trunkline.twilio.chat.Echo.WANTED);
        eventually(() -> assertThat(link(closed)).map(Link::state).contains(Link.State.CLOSED));
        quiet();
        // When
        rows().delete(List.of(retention), Instant.now().plus(Duration.ofDays(89)));
        // Then
        assertThat(link(closed)).isPresent();
        // When
        rows().delete(List.of(retention), Instant.now().plus(Duration.ofDays(91)));
        // Then
        assertThat(link(closed)).isEmpty();
        assertThat(link(open)).isPresent();
    }
}
