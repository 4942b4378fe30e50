package dev.trunkline.messaging.outbound;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.messaging.inbox.Attachment;
import dev.trunkline.messaging.inbox.Inbox;
import dev.trunkline.messaging.inbox.InboxFixture;
import dev.trunkline.messaging.inbox.Message;
import dev.trunkline.messaging.inbox.MessageStatus;
import dev.trunkline.messaging.inbox.StatusReport;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.trunkline.messaging.inbox.InboxFixture.cause;
import static org.assertj.core.api.Assertions.assertThat;

class OutboundMessagesTest {

    private final InboxFixture fixture = new InboxFixture();
    private final Set<String> journal = new LinkedHashSet<>();
    private final Settlements settlements = new Settlements();
    private final OutboundFixture sendingFixture = new OutboundFixture(
            fixture,
            (conversation, messageId, cause, at) ->
                    journal.add(conversation.ourAddress() + ";" + conversation.theirAddress() + " " + cause.eventId()),
            settlements);
    private final OutboundMessages outbound = sendingFixture.outbound;
    private final Sending sending = new Sending(fixture.messages, settlements, InboxFixture.transactions());

    private UUID conversation = UUID.randomUUID();

    @BeforeEach
    void openConversation() {
        if (fixture.inbox.open(InboxFixture.THEIRS, cause("open")) instanceof Inbox.Opening.Opened opened) {
            conversation = opened.conversation().id();
        }
    }

    @Test
    @Tag("C04")
    void keepsThePendingMessageAndTheCommandInTheConversationsLane() {
        // When
        var submission = submit("Hello", Optional.empty());
        // Then
        assertThat(submission).isInstanceOf(Submission.Queued.class);
        assertThat(fixture.history()).extracting(Message::status).containsExactly(MessageStatus.PENDING);
        assertThat(journal).containsExactly("+14155550100;+14155550123 send-" + only().id());
        assertThat(fixture.updates.lines).endsWith("added null unread 0");
    }

    @Test
    void sendsOnceForOneIdempotencyKey() {
        // Given
        submit("Hello", Optional.of("key"));
        // When
        var repeated = submit("Hello", Optional.of("key"));
        var other = submit("Something else", Optional.of("key"));
        // Then
        assertThat(repeated).isInstanceOf(Submission.Repeated.class);
        assertThat(other).isInstanceOf(Submission.KeyReused.class);
        assertThat(journal).hasSize(1);
    }

    @Test
    void knowsNoConversationThatWasNeverOpened() {
        // When
        var submission = outbound.submit(
                new SendMessage(UUID.randomUUID(), "Hello", Optional.empty(), "ann", Optional.empty()),
                TraceContext.start());
        // Then
        assertThat(submission).isEqualTo(new Submission.UnknownConversation());
    }

    @Test
    @Tag("C07")
    void keepsTheStatusThatCameBeforeTwiliosAnswer() {
        // Given
        submit("Hello", Optional.empty());
        var report = new StatusReport(
                InboxFixture.ACCOUNT,
                "SM1",
                Optional.of(only().id()),
                InboxFixture.OURS,
                MessageStatus.DELIVERED,
                null,
                null);
        fixture.inbox.report(report, cause("early"));
        // When
        outbound.taken(only().id(), new MessageSender.Taken("SM1", MessageStatus.QUEUED), cause("send"));
        // Then
        assertThat(only().status()).isEqualTo(MessageStatus.DELIVERED);
        assertThat(only().sid()).isEqualTo("SM1");
    }

    @Test
    void marksARefusedMessageAsFailedWithTwiliosCodeInWords() {
        // Given
        submit("Hello", Optional.empty());
        // When
        outbound.refused(only().id(), new Failure.Permanent("POST Messages: 400", 21610), cause("send"));
        // Then
        assertThat(only().status()).isEqualTo(MessageStatus.FAILED);
        assertThat(only().errorCode()).isEqualTo(21610);
        assertThat(only().errorMessage()).isEqualTo("The recipient has opted out");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a parameter is not valid (Twilio error 20001): POST api/2010-04-01/Accounts/AC1/Messages.json | a parameter is not valid
            Twilio error 99999: POST api/2010-04-01/Accounts/AC1/Messages.json | Twilio error 99999
            not sent within PT4H: held back | not sent within PT4H: held back""")
    void doesNotShowAgentsTheCallThatFailed(String reason, String words) {
        // Given
        submit("Hello", Optional.empty());
        // When
        outbound.refused(only().id(), new Failure.Permanent(reason, 20001), cause("send"));
        // Then
        assertThat(only().errorMessage()).isEqualTo(words);
    }

    @Test
    @Tag("C05")
    @Tag("Y15")
    void recognisesTheTryThatIsUnderwayRatherThanTheOneItReplaces() {
        // Given
        submit("Sent elsewhere", Optional.empty());
        var first = only().id();
        outbound.givenUp(first, cause("parked"));
        var second = again(first) instanceof Submission.Queued(var message) ? message.id() : first;
        // When
        fixture.inbox.record(InboxFixture.sent("SM2", MessageStatus.SENT), cause("event"));
        // Then
        assertThat(fixture.history()).extracting(Message::id).containsExactly(first, second);
        assertThat(fixture.history()).extracting(Message::sid).containsExactly(null, "SM2");
        // When Twilio had the first as well
        fixture.inbox.record(InboxFixture.sent("SM1", MessageStatus.SENT), cause("event"));
        // Then
        assertThat(fixture.history()).extracting(Message::sid).containsExactly("SM1", "SM2");
    }

    @Test
    @Tag("Y15")
    void sendsNothingAgainThatIsTriedAgainItselfMeanwhile() {
        // Given
        submit("Hello", Optional.empty());
        var first = only().id();
        outbound.givenUp(first, cause("parked"));
        var wanted = possible(first);
        // When
        outbound.due(first, true, cause("retry"));
        // Then
        assertThat(outbound.submit(wanted, TraceContext.start()))
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refused -> assertThat(refused.refusal().kind()).isEqualTo(Refusal.Kind.NOT_FAILED));
        assertThat(only().status()).isEqualTo(MessageStatus.PENDING);
    }

    private Submission again(UUID failed) {
        return outbound.submit(possible(failed), TraceContext.start());
    }

    private SendMessage possible(UUID failed) {
        var resends = new Resends(fixture.messages, sendingFixture.uses);
        if (resends.of(conversation, failed, Optional.empty(), "ann") instanceof Resends.Resend.Possible(var command)) {
            return command;
        }
        throw new IllegalStateException("cannot be sent again");
    }

    @Test
    void believesTwilioWhenAMessageGivenUpWasSentAfterAll() {
        // Given
        submit("Hello", Optional.empty());
        outbound.refused(only().id(), new Failure.Permanent("not sent within 4h", null), cause("send"));
        var report = new StatusReport(
                InboxFixture.ACCOUNT,
                "SM1",
                Optional.of(only().id()),
                InboxFixture.OURS,
                MessageStatus.SENT,
                null,
                null);
        // When
        fixture.inbox.report(report, cause("late"));
        // Then
        assertThat(only().status()).isEqualTo(MessageStatus.SENT);
        assertThat(only().errorMessage()).isNull();
    }

    @Test
    void showsAnUploadedFileAtOnceAndAsksTwilioForNothing() {
        // Given
        var file = new OwnFiles.OwnFile(UUID.randomUUID(), "image/png", 7);
        sendingFixture.files.rows.put("https://ours/file", file);
        // When
        submitMedia("https://ours/file");
        // Then
        assertThat(only().media()).singleElement().satisfies(media -> {
            assertThat(media.state()).isEqualTo(Attachment.State.STORED);
            assertThat(media.contentType()).isEqualTo("image/png");
            assertThat(sendingFixture.files.kept).containsExactly(Map.entry(media.id(), file));
        });
    }

    @Test
    void awaitsNoMediaOfWhatTwilioNeverTookUntilItSaysOtherwise() {
        // Given
        submitMedia("https://elsewhere/file");
        // When
        outbound.refused(only().id(), new Failure.Permanent("not sent within 4h", null), cause("send"));
        var refused = only().media().getFirst().state();
        fixture.inbox.report(
                new StatusReport(
                        InboxFixture.ACCOUNT,
                        "SM1",
                        Optional.of(only().id()),
                        InboxFixture.OURS,
                        MessageStatus.SENT,
                        null,
                        null),
                cause("late"));
        // Then
        assertThat(refused).isEqualTo(Attachment.State.FAILED);
        assertThat(only().media().getFirst().state()).isEqualTo(Attachment.State.PENDING);
        assertThat(fixture.fetches).containsExactly(only().id());
    }

    private void submitMedia(String url) {
        outbound.submit(
                new SendMessage(conversation, "", Optional.of(url), "ann", Optional.empty()), TraceContext.start());
    }

    @Test
    void wakesWhoeverWaitsForTheOutcome() throws InterruptedException {
        // Given
        submit("Hello", Optional.empty());
        var id = only().id();
        var sender = Thread.ofVirtual()
                .start(() -> outbound.taken(id, new MessageSender.Taken("SM1", MessageStatus.QUEUED), cause("send")));
        // When
        var message = sending.await(id, Duration.ofMinutes(1));
        // Then
        assertThat(message).map(Message::sid).contains("SM1");
        sender.join();
    }

    @Test
    void showsAPendingMessageWhenTheTimeIsOver() throws InterruptedException {
        // Given
        submit("Hello", Optional.empty());
        // When
        var message = sending.await(only().id(), Duration.ZERO);
        // Then
        assertThat(message).map(Message::status).contains(MessageStatus.PENDING);
    }

    private Submission submit(String body, Optional<String> key) {
        return outbound.submit(new SendMessage(conversation, body, Optional.empty(), "ann", key), TraceContext.start());
    }

    private Message only() {
        return fixture.history().getFirst();
    }
}
