package dev.trunkline.messaging.reconciliation;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.journal.reconciliation.Reconciliation;
import dev.trunkline.messaging.inbox.Direction;
import dev.trunkline.messaging.inbox.InboxFixture;
import dev.trunkline.messaging.inbox.Message;
import dev.trunkline.messaging.inbox.MessageStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.trunkline.messaging.inbox.InboxFixture.OURS;
import static dev.trunkline.messaging.inbox.InboxFixture.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

class MessageReconciliationTest {

    private static final Instant SENT = Instant.parse("2026-11-21T09:00:00Z");

    private final InboxFixture fixture = new InboxFixture();
    private final List<ListedMessage> listed = new ArrayList<>();
    private final List<ListedMessage> unlisted = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> appended = new ArrayList<>();
    private final MessageReconciliation reconciliation = new MessageReconciliation(
            fixture.senders,
            fixture.messages,
            new FakeList(),
            (eventId, message, trace) -> appended.add(eventId),
            InboxFixture.transactions(),
            new Config(),
            fixture::tick);

    @ParameterizedTest
    @Tag("Y01")
    @ValueSource(ints = {201, 1001})
    void asksForWhatTheListLeftOutHoweverMuchItShowed(int count) throws Exception {
        // Given
        IntStream.range(0, count).forEach(number -> {
            var sid = "SM-a" + number;
            keep(sid, MessageStatus.SENT);
            listed.add(message(sid, MessageStatus.SENT));
        });
        keep("SM-b", MessageStatus.QUEUED);
        unlisted.add(message("SM-b", MessageStatus.UNDELIVERED));
        // When
        reconciliation.compare(SENT.minusSeconds(60), SENT.plusSeconds(60), new NoFindings());
        // Then
        assertThat(appended).containsExactly("reconciled/SM-b/undelivered");
    }

    @Test
    @Tag("Y01")
    void asksInTurnForMoreThanOneSweepCanAskForThoughTwilioHasDeletedThem() throws Exception {
        // Given
        IntStream.range(0, 450).forEach(number -> keep("SM-a" + number, MessageStatus.QUEUED));
        keep("SM-b", MessageStatus.QUEUED);
        unlisted.add(message("SM-b", MessageStatus.UNDELIVERED));
        // When
        for (var sweep = 0; sweep < 3; sweep++) {
            reconciliation.compare(SENT.minusSeconds(60), SENT.plusSeconds(60), new NoFindings());
        }
        // Then
        assertThat(appended).containsExactly("reconciled/SM-b/undelivered");
        assertThat(asked).hasSize(600).startsWith("SM-a0");
        assertThat(new HashSet<>(asked)).hasSize(451);
    }

    private void keep(String sid, MessageStatus status) {
        fixture.messages.insert(new Message(
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                sid,
                Direction.OUTBOUND,
                OURS,
                THEIRS,
                "Hello",
                List.of(),
                status,
                null,
                null,
                null,
                "ann",
                "send",
                TraceContext.start().traceparent(),
                null,
                SENT,
                SENT,
                1));
    }

    private static ListedMessage message(String sid, MessageStatus status) {
        return new ListedMessage(sid, false, OURS, THEIRS, "Hello", 0, status, null, null, SENT, SENT);
    }

    private final class FakeList implements MessageList {
        @Override
        public List<ListedMessage> list(String sender, boolean inbound, Instant from, Instant to, TraceContext trace) {
            return sender.equals(OURS) && !inbound ? listed : List.of();
        }

        @Override
        public Optional<ListedMessage> find(String sid, TraceContext trace) {
            asked.add(sid);
            return unlisted.stream()
                    .filter(message -> message.sid().equals(sid))
                    .findFirst();
        }
    }

    private static final class NoFindings implements Reconciliation.Findings {
        @Override
        public void compared(int count) {}

        @Override
        public void missing(String sid, String what) {}

        @Override
        public void changed(String sid, String what) {}
    }

    private record Config() implements ReconciliationConfig {
        @Override
        public boolean scheduled() {
            return false;
        }

        @Override
        public Duration interval() {
            return Duration.ofMinutes(15);
        }

        @Override
        public Duration lookBack() {
            return Duration.ofHours(6);
        }

        @Override
        public Duration grace() {
            return Duration.ofMinutes(2);
        }

        @Override
        public Duration retry() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration keep() {
            return Duration.ofDays(30);
        }
    }
}
