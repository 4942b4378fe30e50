package dev.trunkline.messaging.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.trunkline.messaging.inbox.InboxFixture.ACCOUNT;
import static dev.trunkline.messaging.inbox.InboxFixture.OURS;
import static dev.trunkline.messaging.inbox.InboxFixture.OUR_WHATSAPP;
import static dev.trunkline.messaging.inbox.InboxFixture.THEIRS;
import static dev.trunkline.messaging.inbox.InboxFixture.cause;
import static dev.trunkline.messaging.inbox.InboxFixture.received;
import static dev.trunkline.messaging.inbox.InboxFixture.sent;
import static dev.trunkline.messaging.inbox.InboxFixture.sms;
import static dev.trunkline.messaging.inbox.InboxFixture.status;
import static org.assertj.core.api.Assertions.assertThat;

class InboxTest {

    private final InboxFixture fixture = new InboxFixture();
    private final Inbox inbox = fixture.inbox;

    @Test
    @Tag("C02")
    void storesAnInboundMessageAndCountsItAsUnread() {
        // When
        inbox.receive(sms("SM1", "Hello"), cause("event-1"));
        // Then
        assertThat(fixture.only())
                .satisfies(conversation -> assertThat(conversation.unread()).isEqualTo(1))
                .satisfies(conversation -> assertThat(conversation.status()).isEqualTo(Conversation.Status.OPEN));
        assertThat(fixture.history()).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo("Hello");
            assertThat(message.status()).isEqualTo(MessageStatus.RECEIVED);
            assertThat(message.causedBy()).isEqualTo("event-1");
        });
        assertThat(fixture.updates.lines).containsExactly("added SM1 unread 1");
    }

    @Test
    @Tag("C02")
    void keepsOneRowWhereFormAndEventStreamsTellOfTheSameMessage() {
        // Given
        inbox.receive(sms("SM1", "Hello"), cause("form"));
        // When
        inbox.receive(sms("SM1", "Hello"), cause("stream"));
        // Then
        assertThat(fixture.history()).hasSize(1);
        assertThat(fixture.only().unread()).isEqualTo(1);
        assertThat(fixture.updates.lines).hasSize(1);
    }

    @Test
    @Tag("C03")
    void learnsFromTheFormWhereMediaAreThatEventStreamsOnlyCounted() {
        // Given
        var counted = new ReceivedMessage.Media(null, null);
        inbox.receive(received("MM1", THEIRS, OURS, "", List.of(counted, counted)), cause("stream"));
        // When
        var told = List.of(
                new ReceivedMessage.Media("https://api.twilio.com/a", "image/png"),
                new ReceivedMessage.Media("https://api.twilio.com/b", "audio/ogg"));
        inbox.receive(received("MM1", THEIRS, OURS, "", told), cause("form"));
        // Then
        assertThat(fixture.history())
                .singleElement()
                .satisfies(message -> assertThat(message.media())
                        .extracting(Attachment::url, Attachment::contentType)
                        .containsExactly(
                                org.assertj.core.groups.Tuple.tuple("https://api.twilio.com/a", "image/png"),
                                org.assertj.core.groups.Tuple.tuple("https://api.twilio.com/b", "audio/ogg")));
        assertThat(fixture.fetches).hasSize(2);
    }

    @Test
    @Tag("C03")
    void showsAMessageAtOnceWithPlaceholdersForItsMedia() {
        // When
        var media = List.of(new ReceivedMessage.Media("https://api.twilio.com/a", "image/png"));
        inbox.receive(received("MM1", THEIRS, OURS, "Look", media), cause("form"));
        // Then
        assertThat(fixture.updates.lines).containsExactly("added MM1 unread 1");
        assertThat(fixture.history().getFirst().media())
                .extracting(Attachment::state)
                .containsExactly(Attachment.State.PENDING);
        assertThat(fixture.fetches).hasSize(1);
    }

    @ParameterizedTest
    @Tag("C20")
    @ValueSource(strings = {"+14155550199", "whatsapp:+14155550199", "messenger:104900000000001"})
    void ignoresMessagesToAnAddressThatIsNotOurs(String to) {
        // When
        inbox.receive(received("SM1", THEIRS, to, "Hello", List.of()), cause("form"));
        // Then
        assertThat(fixture.conversations.rows).isEmpty();
        assertThat(fixture.updates.lines).isEmpty();
    }

    @Test
    @Tag("C20")
    void ignoresMessagesOfAnotherAccount() {
        // Given
        var ofAnotherAccount = new ReceivedMessage(
                "AC" + "2".repeat(32), "SM1", THEIRS, OURS, List.of(), null, "Hello", List.of(), Instant.EPOCH);
        // When
        inbox.receive(ofAnotherAccount, cause("form"));
        // Then
        assertThat(fixture.conversations.rows).isEmpty();
    }

    @Test
    void continuesTheConversationOfAPersonWhoseNumberIsHidden() {
        // Given
        var id = "whatsapp:GB.4566546130240823";
        inbox.receive(
                new ReceivedMessage(
                        ACCOUNT,
                        "SM1",
                        "whatsapp:+447700900123",
                        OUR_WHATSAPP,
                        List.of(id),
                        "Zoë",
                        "With a number",
                        List.of(),
                        Instant.EPOCH),
                cause("1"));
        // When
        inbox.receive(received("SM2", id, OUR_WHATSAPP, "Without", List.of()), cause("2"));
        // Then
        assertThat(fixture.history()).extracting(Message::body).containsExactly("With a number", "Without");
        assertThat(fixture.only().contactName()).isEqualTo("Zoë");
    }

    @Test
    void reopensAClosedConversationWithOneUnread() {
        // Given
        inbox.receive(sms("SM1", "First"), cause("1"));
        var open = fixture.only();
        fixture.conversations.update(new Conversation(
                open.id(),
                open.account(),
                open.channel(),
                open.ourAddress(),
                open.theirAddress(),
                open.contactId(),
                "Ann",
                Conversation.Status.CLOSED,
                3,
                open.lastSeq(),
                open.last(),
                open.lastActivityAt(),
                open.createdAt(),
                open.desk(),
                open.version()));
        // When
        inbox.receive(sms("SM2", "Again"), cause("2"));
        // Then
        assertThat(fixture.only().status()).isEqualTo(Conversation.Status.OPEN);
        assertThat(fixture.only().unread()).isEqualTo(1);
        assertThat(fixture.only().contactName()).isEqualTo("Ann");
    }

    @Test
    @Tag("C14")
    void keepsTheOrderOfArrivalWithinOneSecond() {
        // When
        for (var index = 0; index < 20; index++) {
            inbox.receive(sms("SM" + index, "text " + index), cause("event-" + index));
        }
        // Then
        assertThat(fixture.history()).extracting(Message::seq).isSorted().doesNotHaveDuplicates();
        assertThat(fixture.history()).extracting(Message::body).endsWith("text 18", "text 19");
    }

    @Test
    @Tag("C06")
    void recordsAMessageSentElsewhereAndNothingIsUnread() {
        // Given
        inbox.receive(sms("SM1", "Hello"), cause("1"));
        // When
        inbox.record(sent("SM2", MessageStatus.SENT), cause("2"));
        // Then
        assertThat(fixture.history())
                .extracting(Message::direction)
                .containsExactly(Direction.INBOUND, Direction.OUTBOUND);
        assertThat(fixture.only().unread()).isZero();
        assertThat(fixture.updates.lines).containsExactly("added SM1 unread 1", "added SM2 unread 0");
    }

    @Test
    @Tag("C06")
    void recordsAMessageSentElsewhereOnce() {
        // Given
        inbox.record(sent("SM2", MessageStatus.SENT), cause("1"));
        // When
        inbox.record(sent("SM2", MessageStatus.DELIVERED), cause("2"));
        // Then
        assertThat(fixture.history()).extracting(Message::status).containsExactly(MessageStatus.DELIVERED);
    }

    @ParameterizedTest
    @Tag("C07")
    @CsvSource({
        "PENDING,QUEUED,QUEUED",
        "QUEUED,SENT,SENT",
        "QUEUED,FAILED,FAILED",
        "SENT,DELIVERED,DELIVERED",
        "DELIVERED,SENT,DELIVERED",
        "DELIVERED,READ,READ",
        "READ,DELIVERED,READ",
        "SENT,UNDELIVERED,UNDELIVERED",
        "UNDELIVERED,SENT,UNDELIVERED",
        "FAILED,QUEUED,FAILED",
        "UNDELIVERED,READ,UNDELIVERED"
    })
    void keepsTheStatusThatIsFurther(MessageStatus first, MessageStatus second, MessageStatus expected) {
        // Given
        inbox.record(sent("SM1", first), cause("1"));
        // When
        inbox.report(status("SM1", second), cause("2"));
        // Then
        assertThat(fixture.history()).extracting(Message::status).containsExactly(expected);
    }

    @Test
    @Tag("C07")
    void saysInWordsWhyAMessageFailed() {
        // Given
        inbox.record(sent("SM1", MessageStatus.SENT), cause("1"));
        var report = new StatusReport(ACCOUNT, "SM1", Optional.empty(), OURS, MessageStatus.UNDELIVERED, 30005, null);
        // When
        inbox.report(report, cause("2"));
        // Then
        assertThat(fixture.history()).singleElement().satisfies(message -> {
            assertThat(message.errorCode()).isEqualTo(30005);
            assertThat(message.errorMessage()).isEqualTo("The recipient's number does not exist");
        });
        assertThat(fixture.updates.lines).endsWith("changed SM1 undelivered");
    }

    @Test
    void tellsNobodyOfAStatusThatChangesNothing() {
        // Given
        inbox.record(sent("SM1", MessageStatus.DELIVERED), cause("1"));
        // When
        inbox.report(status("SM1", MessageStatus.SENT), cause("2"));
        // Then
        assertThat(fixture.updates.lines).hasSize(1);
    }

    @Test
    void resetsUnreadOnceAnAgentHasLooked() {
        // Given
        inbox.receive(sms("SM1", "Hello"), cause("1"));
        // When
        var read = fixture.desk.read(fixture.only().id(), "ana", cause("2"));
        // Then
        assertThat(read).map(Conversation::unread).contains(0);
        assertThat(fixture.updates.lines).endsWith("read by ana, unread 0");
    }

    @Test
    void opensAnEmptyConversationByTheRecipientsChannel() {
        // When
        var opening = inbox.open("whatsapp:+4915550100", cause("1"));
        // Then
        assertThat(opening).isInstanceOfSatisfying(Inbox.Opening.Opened.class, opened -> {
            assertThat(opened.conversation().ourAddress()).isEqualTo(OUR_WHATSAPP);
            assertThat(opened.conversation().unread()).isZero();
        });
        assertThat(fixture.updates.lines).containsExactly("changed, unread 0");
    }

    @Test
    void refusesToWriteToAChannelWithoutSenderAndToOurselves() {
        // When
        var toMessenger = inbox.open("messenger:42", cause("1"));
        var toOurselves = inbox.open(OURS, cause("2"));
        // Then
        assertThat(toMessenger).isEqualTo(new Inbox.Opening.NoSender(Channel.MESSENGER));
        assertThat(toOurselves).isEqualTo(new Inbox.Opening.OwnAddress());
    }

    @Test
    void cutsLongPreviewsBetweenCharacters() {
        // When
        inbox.receive(sms("SM1", "x".repeat(159) + "🙂🙂"), cause("1"));
        // Then
        assertThat(fixture.only().last())
                .isNotNull()
                .satisfies(last -> assertThat(last.text()).isEqualTo("x".repeat(159)));
    }
}
