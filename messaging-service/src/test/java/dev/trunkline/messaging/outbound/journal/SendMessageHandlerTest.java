package dev.trunkline.messaging.outbound.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.ParkException;
import dev.trunkline.journal.Steps;
import dev.trunkline.messaging.inbox.Inbox;
import dev.trunkline.messaging.inbox.InboxFixture;
import dev.trunkline.messaging.inbox.Message;
import dev.trunkline.messaging.inbox.MessageStatus;
import dev.trunkline.messaging.outbound.MessageSender;
import dev.trunkline.messaging.outbound.OutboundConfig;
import dev.trunkline.messaging.outbound.OutboundFixture;
import dev.trunkline.messaging.outbound.OutboundMessages;
import dev.trunkline.messaging.outbound.Resends;
import dev.trunkline.messaging.outbound.SendMessage;
import dev.trunkline.messaging.outbound.Settlements;
import dev.trunkline.messaging.outbound.Submission;
import dev.trunkline.messaging.outbound.TemplateUse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.trunkline.messaging.inbox.InboxFixture.cause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SendMessageHandlerTest {

    private final InboxFixture fixture = new InboxFixture();
    private final ObjectMapper json = new ObjectMapper();
    private final OutboundFixture sending =
            new OutboundFixture(fixture, (conversation, messageId, cause, at) -> {}, new Settlements());
    private final OutboundMessages outbound = sending.outbound;

    @ParameterizedTest
    @ValueSource(ints = {21610, 21211})
    void failsTheMessageThatTwilioRefuses(int code) throws Exception {
        // Given
        var message = pending();
        // When
        handler(new Failure.Permanent("refused", code))
                .handle(entry(message), new FirstAttempt())
                .apply((t, k, e) -> {});
        // Then
        assertThat(fixture.history()).extracting(Message::status).containsExactly(MessageStatus.FAILED);
        assertThat(fixture.history()).extracting(Message::errorCode).containsExactly(code);
    }

    @Test
    void leavesTheMessagePendingWhereTwilioRefusesOnlyToBeAskedForIt() throws Exception {
        // Given
        var message = pending();
        var handler = handler(new Failure.Permanent("wrong token", 20003));
        var entry = entry(message);
        // When, then
        assertThatThrownBy(() -> handler.handle(entry, new AttemptAfterOneWithoutAnswer()))
                .hasMessage("broken");
        assertThat(fixture.history()).extracting(Message::status).containsExactly(MessageStatus.PENDING);
    }

    @Test
    void failsTheMessageThatCouldNotLeaveInTime() throws Exception {
        // Given
        var message = pending();
        var handler = handler(new Failure.Transient("held back", null, null, true));
        // When
        handler.handle(entry(message, Duration.ofHours(5), Duration.ofHours(5)), new FirstAttempt())
                .apply((t, k, e) -> {});
        // Then
        assertThat(fixture.history()).extracting(Message::status).containsExactly(MessageStatus.FAILED);
        assertThat(fixture.history())
                .extracting(Message::errorMessage)
                .containsExactly("not sent within PT4H: held back");
    }

    @Test
    void beginsTheTimeLimitAnewWhenAnOperatorHasItTriedAgain() throws Exception {
        // Given
        var message = pending();
        var handler = handler(new Failure.Transient("held back", null, null, true));
        var retried = entry(message, Duration.ofHours(5), Duration.ofMinutes(1));
        // When, then
        assertThatThrownBy(() -> handler.handle(retried, new FirstAttempt())).hasMessage("broken");
        assertThat(fixture.history()).extracting(Message::status).containsExactly(MessageStatus.PENDING);
    }

    @Test
    void parksAfterTheTimeLimitWhereTwilioMayHaveTheMessage() throws Exception {
        // Given
        var message = pending();
        var entry = entry(message, Duration.ofHours(5), Duration.ofHours(5));
        var noAnswer = handler(new Failure.Transient("no answer in time", null, null, false));
        var heldBack = handler(new Failure.Transient("held back", null, null, true));
        // When, then
        assertThatThrownBy(() -> noAnswer.handle(entry, new FirstAttempt()))
                .isInstanceOf(ParkException.class)
                .hasMessageContaining("no answer in time");
        assertThatThrownBy(() -> heldBack.handle(entry, new AttemptAfterOneWithoutAnswer()))
                .isInstanceOf(ParkException.class);
        assertThat(fixture.history()).extracting(Message::status).containsExactly(MessageStatus.PENDING);
    }

    @Test
    void looksForWhatAnAttemptMayHaveMadeSinceTheMessageWasWrittenHoweverYoungTheEntry() throws Exception {
        // Given
        var message = pending();
        var searches = new ArrayList<Instant>();
        var handler = handler(new Failure.Permanent("unused", null), new MessageSender() {
            @Override
            public Taken send(Message unsent, Optional<TemplateUse> template, TraceContext trace) {
                throw new IllegalStateException("sent again");
            }

            @Override
            public List<Taken> alike(
                    Message sought, Optional<TemplateUse> template, Instant since, TraceContext trace) {
                searches.add(since);
                return List.of(new Taken("SM1", MessageStatus.SENT));
            }
        });
        // When
        handler.handle(entry(message), new AttemptAfterOneWithoutAnswer()).apply((t, k, e) -> {});
        // Then
        assertThat(searches)
                .singleElement()
                .satisfies(since -> assertThat(since)
                        .isBefore(message.createdAt())
                        .isAfter(message.createdAt().minus(Duration.ofMinutes(5))));
        assertThat(fixture.history()).extracting(Message::sid).containsExactly("SM1");
    }

    @Test
    void leavesTheMessagePendingWhereTheTroubleIsOurOwn() throws Exception {
        // Given
        var message = pending();
        var handler = handler(new Failure.Permanent("the answer could not be stored", null));
        var entry = entry(message);
        // When, then
        assertThatThrownBy(() -> handler.handle(entry, new FailingSteps())).hasMessage("broken");
        assertThat(fixture.history()).extracting(Message::status).containsExactly(MessageStatus.PENDING);
    }

    @Test
    @Tag("Y09")
    void saysInWordsWhyAMessageIsLateUntilItIsTaken() throws Exception {
        // Given
        var message = pending();
        var handler = handler(new Failure.Transient("unused", null, null, true));
        var nextAt = Instant.parse("2026-11-21T10:00:05Z");
        var delay = new EntryHandler.Delay("Twilio answered 503: POST api.twilio.com/2010-04-01/...", null, nextAt);
        // When
        handler.onDelay(entry(message), delay).apply((t, k, e) -> {});
        // Then
        assertThat(fixture.history())
                .extracting(Message::delay)
                .containsExactly(new Message.Delay("Twilio answered 503", null, nextAt));
        outbound.taken(message.id(), new MessageSender.Taken("SM1", MessageStatus.QUEUED), cause("send"));
        assertThat(fixture.history()).extracting(Message::delay).containsOnlyNulls();
        assertThat(fixture.updates.lines).containsSubsequence("changed null pending", "changed SM1 queued");
    }

    @Test
    @Tag("Y09")
    void usesTheWordsOfTwiliosCode() throws Exception {
        // Given
        var message = pending();
        var delay = new EntryHandler.Delay("too many (Twilio error 20429): POST", 20429, Instant.EPOCH);
        // When
        handler(new Failure.Transient("unused", null, null, true))
                .onDelay(entry(message), delay)
                .apply((t, k, e) -> {});
        // Then
        assertThat(fixture.history())
                .extracting(Message::delay)
                .containsExactly(new Message.Delay("Twilio has too many requests at once", 20429, Instant.EPOCH));
    }

    @ParameterizedTest
    @Tag("Y09")
    @CsvSource(delimiter = '|', textBlock = """
            call to api of account flex not made: Twilio asked us to wait | not tried now, Twilio asked us to wait
            no answer in time (HttpTimeoutException): POST api/Messages.json | no answer in time""")
    void leavesTheCallOutOfTheReason(String reason, String words) throws Exception {
        // Given
        var message = pending();
        // When
        handler(new Failure.Transient("unused", null, null, true))
                .onDelay(entry(message), new EntryHandler.Delay(reason, null, Instant.EPOCH))
                .apply((t, k, e) -> {});
        // Then
        assertThat(fixture.history())
                .extracting(Message::delay)
                .containsExactly(new Message.Delay(words, null, Instant.EPOCH));
    }

    @Test
    @Tag("C05")
    @Tag("Y09")
    void failsTheMessageWithItsReasonOnceTheEntryIsParked() throws Exception {
        // Given
        var message = pending();
        var handler = handler(new Failure.Transient("unused", null, null, false));
        var broken = "the connection broke before the answer (SocketException): POST api/2010-04-01/Messages.json";
        handler.onDelay(entry(message), new EntryHandler.Delay(broken, 20500, Instant.EPOCH))
                .apply((t, k, e) -> {});
        // When
        handler.onParked(entry(message), "given up").apply((t, k, e) -> {});
        // Then
        assertThat(fixture.history()).extracting(Message::delay).containsOnlyNulls();
        assertThat(fixture.history()).extracting(Message::status).containsExactly(MessageStatus.FAILED);
        assertThat(fixture.history()).extracting(Message::errorCode).containsOnlyNulls();
        assertThat(fixture.history())
                .extracting(Message::errorMessage)
                .containsExactly(
                        "Given up; whether Twilio took it is not known (the connection broke before the" + " answer)");
        assertThat(fixture.updates.lines).endsWith("changed null failed");
    }

    @Test
    @Tag("C05")
    void sendsWhatWasGivenUpOnlyOnceAnOperatorHasItTriedAgain() throws Exception {
        // Given
        var message = pending();
        var handler = handler(new Failure.Permanent("unused", null), new TakingTwilio());
        handler.onParked(entry(message), "given up").apply((t, k, e) -> {});
        var retried = entry(message, Duration.ofHours(5), Duration.ofMinutes(1));
        // When
        handler.handle(entry(message), new FirstAttempt()).apply((t, k, e) -> {});
        var replayed = fixture.history().getFirst();
        handler.onDelay(retried, new EntryHandler.Delay("late", null, Instant.EPOCH))
                .apply((t, k, e) -> {});
        var waiting = fixture.history().getFirst();
        handler.handle(retried, new FirstAttempt()).apply((t, k, e) -> {});
        // Then
        assertThat(replayed.status()).isEqualTo(MessageStatus.FAILED);
        assertThat(waiting.status()).isEqualTo(MessageStatus.PENDING);
        assertThat(waiting.errorMessage()).isNull();
        assertThat(fixture.history()).extracting(Message::sid).containsExactly("SM1");
        assertThat(fixture.history()).extracting(Message::errorMessage).containsOnlyNulls();
    }

    @Test
    @Tag("C05")
    @Tag("Y15")
    void letsNobodySendAgainWhatAnOperatorHasTriedAgain() throws Exception {
        // Given
        var message = pending();
        var wishes = new ArrayList<Resends.Resend>();
        var resends = new Resends(fixture.messages, sending.uses);
        var handler = handler(new Failure.Permanent("unused", null), new TakingTwilio() {
            @Override
            public List<Taken> alike(
                    Message sought, Optional<TemplateUse> template, Instant since, TraceContext trace) {
                wishes.add(resends.of(message.conversationId(), message.id(), Optional.empty(), "ann"));
                return List.of();
            }
        });
        handler.onParked(entry(message), "given up").apply((t, k, e) -> {});
        // When
        handler.handle(entry(message, Duration.ofHours(5), Duration.ofMinutes(1)), new AttemptAfterOneWithoutAnswer())
                .apply((t, k, e) -> {});
        // Then
        assertThat(wishes).singleElement().isInstanceOf(Resends.Resend.Impossible.class);
        assertThat(fixture.history()).extracting(Message::sid).containsExactly("SM1");
    }

    @Test
    @Tag("C05")
    void doesNotSendWhatTwilioTellsOfWhileItIsLookedFor() throws Exception {
        // Given
        var message = pending();
        var sent = new ArrayList<Message>();
        var handler = handler(new Failure.Permanent("unused", null), new TakingTwilio() {
            @Override
            public Taken send(Message unsent, Optional<TemplateUse> template, TraceContext trace) {
                sent.add(unsent);
                return super.send(unsent, template, trace);
            }

            @Override
            public List<Taken> alike(
                    Message sought, Optional<TemplateUse> template, Instant since, TraceContext trace) {
                var told = new Taken("SM2", MessageStatus.SENT);
                outbound.taken(message.id(), told, cause("event"));
                return List.of(told);
            }
        });
        // When
        handler.handle(entry(message), new AttemptAfterOneWithoutAnswer()).apply((t, k, e) -> {});
        // Then
        assertThat(sent).isEmpty();
        assertThat(fixture.history()).extracting(Message::sid).containsExactly("SM2");
    }

    @Test
    @Tag("C05")
    void sendsNothingThatAnAgentHasSentAgainMeanwhile() throws Exception {
        // Given
        var message = pending();
        var handler = handler(new Failure.Permanent("unused", null), new TakingTwilio());
        handler.onParked(entry(message), "given up").apply((t, k, e) -> {});
        fixture.messages.update(fixture.history().getFirst().resent(UUID.randomUUID()));
        // When
        handler.handle(entry(message, Duration.ofHours(5), Duration.ofMinutes(1)), new FirstAttempt())
                .apply((t, k, e) -> {});
        // Then
        assertThat(fixture.history()).extracting(Message::sid).containsOnlyNulls();
        assertThat(fixture.history()).extracting(Message::status).containsExactly(MessageStatus.FAILED);
    }

    @Test
    @Tag("Y09")
    void leavesAMessageAloneThatTwilioTookMeanwhile() throws Exception {
        // Given
        var message = pending();
        outbound.taken(message.id(), new MessageSender.Taken("SM1", MessageStatus.QUEUED), cause("send"));
        // When
        handler(new Failure.Transient("unused", null, null, true))
                .onDelay(entry(message), new EntryHandler.Delay("late", null, Instant.EPOCH))
                .apply((t, k, e) -> {});
        // Then
        assertThat(fixture.history()).extracting(Message::delay).containsOnlyNulls();
    }

    private SendMessageHandler handler(Failure meaning) {
        return handler(meaning, new BrokenTwilio());
    }

    private SendMessageHandler handler(Failure meaning, MessageSender twilio) {
        return new SendMessageHandler(
                outbound,
                fixture.messages,
                sending.uses,
                twilio,
                InboxFixture.transactions(),
                thrown -> meaning,
                new Config(Duration.ofSeconds(1), Duration.ofHours(4)),
                json);
    }

    private Message pending() {
        if (fixture.inbox.open(InboxFixture.THEIRS, cause("open")) instanceof Inbox.Opening.Opened opened
                && outbound.submit(
                                new SendMessage(
                                        opened.conversation().id(), "Hello", Optional.empty(), "ann", Optional.empty()),
                                TraceContext.start())
                        instanceof Submission.Queued) {
            return fixture.history().getFirst();
        }
        throw new IllegalStateException("not queued");
    }

    private Entry entry(Message message) throws Exception {
        return entry(message, Duration.ZERO, Duration.ZERO);
    }

    private Entry entry(Message message, Duration age, Duration tried) throws Exception {
        var data = json.writeValueAsBytes(new SendMessageCommand(message.id()));
        var now = Instant.now();
        var event = new CloudEvent(
                "send-1", "/messaging", SendMessageCommand.TYPE, now, "application/json", Map.of(), data);
        return new Entry(1, 1, "lane", 1, 1, event, now.minus(age), now.minus(tried));
    }

    private record Config(Duration waitForAnswer, Duration timeLimit) implements OutboundConfig {}

    /** Steps that fail for reasons of their own. */
    private static final class FailingSteps implements Steps {
        @Override
        public <T> T once(String name, Class<T> type, Callable<T> action) {
            throw new IllegalStateException("broken");
        }

        @Override
        public <T> T once(String name, Class<T> type, Probe<T> probe, Callable<T> action) {
            throw new IllegalStateException("broken");
        }
    }

    private static final class FirstAttempt implements Steps {
        @Override
        public <T> T once(String name, Class<T> type, Callable<T> action) throws Exception {
            return action.call();
        }

        @Override
        public <T> T once(String name, Class<T> type, Probe<T> probe, Callable<T> action) throws Exception {
            return action.call();
        }
    }

    private static final class AttemptAfterOneWithoutAnswer implements Steps {
        @Override
        public <T> T once(String name, Class<T> type, Callable<T> action) throws Exception {
            return action.call();
        }

        @Override
        public <T> T once(String name, Class<T> type, Probe<T> probe, Callable<T> action) throws Exception {
            var found = probe.find();
            return found.isPresent() ? found.get() : action.call();
        }
    }

    private static class TakingTwilio implements MessageSender {
        @Override
        public Taken send(Message message, Optional<TemplateUse> template, TraceContext trace) {
            return new Taken("SM1", MessageStatus.QUEUED);
        }

        @Override
        public List<Taken> alike(Message message, Optional<TemplateUse> template, Instant since, TraceContext trace) {
            return List.of();
        }
    }

    private static final class BrokenTwilio implements MessageSender {
        @Override
        public Taken send(Message message, Optional<TemplateUse> template, TraceContext trace) {
            throw new IllegalStateException("broken");
        }

        @Override
        public List<Taken> alike(Message message, Optional<TemplateUse> template, Instant since, TraceContext trace) {
            throw new IllegalStateException("broken");
        }
    }
}
