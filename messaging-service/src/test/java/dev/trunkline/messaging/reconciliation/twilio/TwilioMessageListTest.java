package dev.trunkline.messaging.reconciliation.twilio;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.messaging.inbox.InboxFixture;
import dev.trunkline.twilio.account.TwilioAccount;
import dev.trunkline.twilio.rest.TwilioClients;
import dev.trunkline.twilio.rest.TwilioHosts;
import dev.trunkline.twilio.sending.AdaptiveSending;
import dev.trunkline.twilio.sending.HeldBackException;
import dev.trunkline.twilio.sending.SendingListener;
import dev.trunkline.twilio.sending.SendingSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TwilioMessageListTest {

    private static final Instant TO = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant FROM = TO.minus(Duration.ofHours(1));
    private static final String SID = "SM" + "1".repeat(32);

    /** Two calls at once, one of them in the background. */
    private final AdaptiveSending sending = new AdaptiveSending(
            new SendingSettings(
                    new SendingSettings.Limit(2, 2, 2, 0.5),
                    0.5,
                    Duration.ofMillis(1),
                    16,
                    Duration.ofMinutes(1),
                    SendingSettings.defaults().breaker()),
            SendingListener.NONE,
            System::nanoTime);

    private final TwilioClients clients = new TwilioClients(
            () -> List.of(new TwilioAccount("flex", InboxFixture.ACCOUNT, List.of("token"), Optional.empty())),
            new TwilioHosts(Optional.of(URI.create("http://127.0.0.1:1"))),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            (call, status, took) -> {},
            sending);
    private final TwilioMessageList list =
            new TwilioMessageList(clients, InboxFixture.senders(List.of(InboxFixture.OURS), List.of()));

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void leavesRoomForCallsThatSomebodyWaitsFor() {
        // Given
        var background = sending.account("flex").enter("api", true);
        // When, then
        try (background) {
            assertThatThrownBy(() -> list.list(InboxFixture.OURS, true, FROM, TO, TraceContext.start()))
                    .isInstanceOf(HeldBackException.class);
            assertThatThrownBy(() -> list.find(SID, TraceContext.start())).isInstanceOf(HeldBackException.class);
        }
    }
}
