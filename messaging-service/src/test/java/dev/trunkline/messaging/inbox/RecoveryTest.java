package dev.trunkline.messaging.inbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.trunkline.messaging.inbox.InboxFixture.ACCOUNT;
import static dev.trunkline.messaging.inbox.InboxFixture.OURS;
import static dev.trunkline.messaging.inbox.InboxFixture.THEIRS;
import static dev.trunkline.messaging.inbox.InboxFixture.cause;
import static dev.trunkline.messaging.inbox.InboxFixture.sent;
import static org.assertj.core.api.Assertions.assertThat;

class RecoveryTest {

    private static final Instant TEN = Instant.parse("2026-11-21T10:00:00Z");

    private final InboxFixture fixture = new InboxFixture();
    private final Inbox inbox = fixture.inbox;

    @Test
    @Tag("Y01")
    void givesARecoveredMessageThePlaceOfItsDate() {
        // Given
        receive("SM1", 0);
        receive("SM2", 60);
        // When
        recover("SM-missed", 30, null, null);
        // Then
        assertThat(sids()).containsExactly("SM1", "SM-missed", "SM2");
        assertThat(fixture.only().unread()).isEqualTo(3);
        assertThat(fixture.only().last())
                .extracting(Conversation.LastMessage::text)
                .isEqualTo("SM2");
        assertThat(fixture.updates.lines).last().isEqualTo("added SM-missed unread 3");
    }

    @Test
    @Tag("Y01")
    void followsTwiliosListAmongMessagesOfOneSecond() {
        // Given
        receive("SM1", 0);
        receive("SM3", 0);
        // When
        recover("SM2", 0, "SM1", "SM3");
        // Then
        assertThat(sids()).containsExactly("SM1", "SM2", "SM3");
    }

    @Test
    @Tag("C14")
    void standsBehindMessagesOfItsSecondWhereTwilioSaysNothing() {
        // Given
        receive("SM1", 0);
        receive("SM2", 0);
        receive("SM3", 1);
        // When
        recover("SM-missed", 0, null, null);
        // Then
        assertThat(sids()).containsExactly("SM1", "SM2", "SM-missed", "SM3");
    }

    @Test
    @Tag("Y01")
    void isTheNewestWhereNothingCameAfterIt() {
        // Given
        receive("SM1", 0);
        // When
        recover("SM2", 30, "SM1", null);
        receive("SM3", 60);
        // Then
        assertThat(sids()).containsExactly("SM1", "SM2", "SM3");
        assertThat(fixture.only().unread()).isEqualTo(3);
    }

    @Test
    @Tag("Y01")
    void findsRoomForHundredsInOnePlace() {
        // Given
        receive("first", 0);
        receive("last", 1000);
        // When
        IntStream.range(0, 500)
                .forEach(number ->
                        recover("SM" + number, 1 + number, number == 0 ? "first" : "SM" + (number - 1), "last"));
        // Then
        var expected = new java.util.ArrayList<String>(List.of("first"));
        IntStream.range(0, 500).forEach(number -> expected.add("SM" + number));
        expected.add("last");
        assertThat(sids()).containsExactlyElementsOf(expected);
    }

    @Test
    @Tag("Y01")
    void keepsEveryMessageAndEachPositionItsOwnWhereAPlaceIsFull() {
        // Given
        receive("first", 0);
        receive("second", 1000);
        receive("third", 2000);
        // When each is older than the one before it
        IntStream.range(0, 30).forEach(number -> recover("SM" + number, 900 - number, "first", null));
        // Then
        assertThat(fixture.history()).hasSize(33);
        assertThat(fixture.history()).extracting(Message::seq).doesNotHaveDuplicates();
        assertThat(sids()).startsWith("first").endsWith("third");
    }

    @Test
    @Tag("Y01")
    void changesNothingWhereTheWebhookCameFirst() {
        // Given
        receive("SM1", 0);
        var lines = List.copyOf(fixture.updates.lines);
        // When
        recover("SM1", 0, null, null);
        // Then
        assertThat(sids()).containsExactly("SM1");
        assertThat(fixture.updates.lines).isEqualTo(lines);
    }

    @Test
    @Tag("Y01")
    void changesNothingWhereTheWebhookComesLate() {
        // Given
        receive("SM1", 0);
        receive("SM3", 60);
        recover("SM2", 30, "SM1", "SM3");
        var lines = List.copyOf(fixture.updates.lines);
        // When
        receive("SM2", 90);
        // Then
        assertThat(sids()).containsExactly("SM1", "SM2", "SM3");
        assertThat(fixture.updates.lines).isEqualTo(lines);
        assertThat(fixture.only().unread()).isEqualTo(3);
    }

    @Test
    @Tag("Y01")
    void doesNotTakeForReadWhatCameBehindARecoveredAnswer() {
        // Given
        receive("SM1", 0);
        receive("SM3", 60);
        var answer = new SentMessage(
                ACCOUNT,
                "SM2",
                true,
                OURS,
                THEIRS,
                "Answer",
                0,
                MessageStatus.DELIVERED,
                null,
                null,
                TEN.plusSeconds(30));
        // When
        inbox.recover(answer, new Place(answer.sentAt(), "SM1", "SM3"), cause("reconciled/SM2"));
        // Then
        assertThat(sids()).containsExactly("SM1", "SM2", "SM3");
        assertThat(fixture.only().unread()).isEqualTo(2);
    }

    @Test
    @Tag("Y01")
    void takesForReadWhatARecoveredAnswerFollows() {
        // Given
        receive("SM1", 0);
        // When
        inbox.recover(
                sent("SM2", MessageStatus.SENT), new Place(TEN.plusSeconds(30), "SM1", null), cause("reconciled/SM2"));
        // Then
        assertThat(sids()).containsExactly("SM1", "SM2");
        assertThat(fixture.only().unread()).isZero();
    }

    @Test
    @Tag("Y01")
    void takesForOurOwnWhatTwilioTookWithoutAnAnswer() {
        // Given
        receive("SM1", 0);
        write("Answer", MessageStatus.PENDING, null);
        write("Answer", MessageStatus.PENDING, null);
        // When
        recoverAnswer("SM2", TEN.plusSeconds(1));
        recoverAnswer("SM2", TEN.plusSeconds(1));
        // Then
        assertThat(sids()).containsExactly("SM1", "SM2", "null");
        assertThat(fixture.history())
                .extracting(Message::status)
                .containsExactly(MessageStatus.RECEIVED, MessageStatus.DELIVERED, MessageStatus.PENDING);
    }

    @Test
    @Tag("Y01")
    void doesNotTakeForOurOwnWhatCannotBeIt() {
        // Given
        receive("SM1", 0);
        write("Something else", MessageStatus.PENDING, null);
        write("Answer", MessageStatus.FAILED, 21610);
        // When
        recoverAnswer("SM2", TEN.plusSeconds(1));
        // Then
        assertThat(fixture.history()).hasSize(4);
        assertThat(fixture.history()).extracting(Message::sid).containsOnlyOnce("SM2");
        // And what was written later is not it either
        write("Answer", MessageStatus.PENDING, null);
        recoverAnswer("SM3", TEN.minusSeconds(120));
        assertThat(fixture.history()).hasSize(6);
    }

    /** A message of ours without Twilio's answer. */
    private void write(String body, MessageStatus status, @Nullable Integer code) {
        var now = fixture.tick();
        var conversation = fixture.only().with(Direction.OUTBOUND, body, 0, now);
        fixture.conversations.update(conversation);
        fixture.messages.insert(new Message(
                UUID.randomUUID(),
                conversation.id(),
                conversation.lastSeq(),
                null,
                Direction.OUTBOUND,
                OURS,
                THEIRS,
                body,
                List.of(),
                status,
                code,
                null,
                null,
                "ann",
                "send",
                cause("send").trace().traceparent(),
                null,
                now,
                now,
                1));
    }

    private void recoverAnswer(String sid, Instant at) {
        var answer =
                new SentMessage(ACCOUNT, sid, true, OURS, THEIRS, "Answer", 0, MessageStatus.DELIVERED, null, null, at);
        inbox.recover(answer, new Place(at, null, null), cause("reconciled/" + sid));
    }

    private void receive(String sid, int second) {
        inbox.receive(message(sid, second), cause("webhook/" + sid));
    }

    private void recover(String sid, int second, @Nullable String follows, @Nullable String precedes) {
        var message = message(sid, second);
        inbox.recover(message, new Place(message.sentAt(), follows, precedes), cause("reconciled/" + sid));
    }

    private static ReceivedMessage message(String sid, int second) {
        return new ReceivedMessage(
                ACCOUNT, sid, THEIRS, OURS, List.of(), null, sid, List.of(), TEN.plusSeconds(second));
    }

    private List<String> sids() {
        return fixture.history().stream().map(row -> String.valueOf(row.sid())).toList();
    }
}
