package dev.trunkline.messaging.inbox;

import dev.trunkline.contracts.update.PresenceView;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.trunkline.messaging.inbox.InboxFixture.cause;
import static dev.trunkline.messaging.inbox.InboxFixture.sms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class PresenceTest {

    private final InboxFixture fixture = new InboxFixture();
    private final Presence presence =
            new Presence(fixture.conversations, fixture.updates, () -> fixture.now, new Config());

    private record Config() implements DeskConfig {
        @Override
        public Optional<Duration> claimExpiry() {
            return Optional.empty();
        }

        @Override
        public int limit() {
            return 20;
        }

        @Override
        public Duration presenceExpiry() {
            return Duration.ofSeconds(30);
        }
    }

    @BeforeEach
    void aCustomerWrote() {
        fixture.inbox.receive(sms("SM1", "Hello"), cause("1"));
        fixture.updates.lines.clear();
    }

    @Test
    @Tag("Y15")
    void tellsWhatIsNewAndWhatWouldExpire() {
        // When
        say("viewing");
        say("viewing");
        say("typing");
        fixture.now = fixture.now.plusSeconds(10);
        say("typing");
        say("left");
        say("left");
        // Then
        assertThat(fixture.updates.lines).containsExactly("ana viewing", "ana typing", "ana typing", "ana left");
        assertThat(presence.at(id())).isEmpty();
    }

    @Test
    @Tag("Y15")
    void forgetsWhoSaysNoMore() {
        // Given
        say("viewing");
        // When
        fixture.now = fixture.now.plusSeconds(31);
        // Then
        assertThat(presence.at(id())).isEmpty();
    }

    @Test
    @Tag("Y15")
    void hearsWhatWasToldToAnotherInstance() {
        // When
        presence.hear(new PresenceView(id().toString(), "ben", "typing", fixture.now.plusSeconds(30)));
        say("viewing");
        // Then
        assertThat(presence.at(id()))
                .extracting(PresenceView::agent, PresenceView::state)
                .containsExactly(tuple("ana", "viewing"), tuple("ben", "typing"));
    }

    private void say(String state) {
        presence.say(id(), "ana", state, cause("2"));
    }

    private UUID id() {
        return fixture.only().id();
    }
}
