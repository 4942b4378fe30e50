package dev.trunkline.messaging.inbox;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.trunkline.messaging.inbox.InboxFixture.cause;
import static dev.trunkline.messaging.inbox.InboxFixture.sent;
import static dev.trunkline.messaging.inbox.InboxFixture.sms;
import static dev.trunkline.messaging.inbox.InboxFixture.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class DeskWorkTest {

    private final InboxFixture fixture = new InboxFixture();
    private final Inbox inbox = fixture.inbox;
    private final DeskWork desk = fixture.desk;

    @BeforeEach
    void aCustomerWrote() {
        inbox.receive(sms("SM1", "Hello"), cause("1"));
    }

    @Test
    @Tag("C10")
    void keepsNameAndUnreadThroughLaterMessages() {
        // When
        desk.rename(id(), "Maya", "ana", cause("2"));
        inbox.receive(sms("SM2", "Again"), cause("3"));
        // Then
        assertThat(fixture.only().contactName()).isEqualTo("Maya");
        assertThat(fixture.updates.lines)
                .containsExactly("added SM1 unread 1", "renamed by ana, unread 1", "added SM2 unread 2");
    }

    @Test
    @Tag("C11")
    void archivesWithNothingLeftToDo() {
        // Given
        desk.claim(id(), "ana", cause("2"));
        // When
        desk.archive(id(), "ana", cause("3"));
        // Then
        assertThat(fixture.only().status()).isEqualTo(Conversation.Status.CLOSED);
        assertThat(fixture.only().unread()).isZero();
        assertThat(fixture.only().desk().needsReply()).isFalse();
        assertThat(fixture.only().desk().claimedBy()).isNull();
    }

    @Test
    void endsAClaimThatItsHolderDoesNotUse() {
        // Given
        desk.claim(id(), "ana", cause("2"));
        var since = fixture.now.plusSeconds(60);
        // When
        var released = desk.releaseUnused(since, cause("3"));
        // Then
        assertThat(released).isEqualTo(1);
        assertThat(fixture.only().desk().claimedBy()).isNull();
        assertThat(fixture.audit.lines).containsExactly("claimed by ana", "released by expiry, ana");
    }

    @Test
    void keepsAClaimWhoseHolderReadsOrAnswers() {
        // Given
        desk.claim(id(), "ana", cause("2"));
        var since = fixture.now;
        desk.read(id(), "ana", cause("3"));
        // When
        var released = desk.releaseUnused(since, cause("4"));
        // Then
        assertThat(released).isZero();
        assertThat(fixture.only().desk().claimedBy()).isEqualTo("ana");
    }

    @Test
    @Tag("C12")
    @Tag("C13")
    void forgetsWhatWasDeletedAndReopensWithTheOldNameOnANewMessage() {
        // Given
        desk.rename(id(), "Maya", "ana", cause("2"));
        desk.note(id(), "Angry", "ana", cause("3"));
        desk.delete(id(), "ana", cause("4"));
        // When
        inbox.receive(sms("SM2", "Me again"), cause("5"));
        // Then
        assertThat(fixture.history()).extracting(Message::body).containsExactly("Me again");
        assertThat(fixture.notes.rows).isEmpty();
        assertThat(fixture.only().status()).isEqualTo(Conversation.Status.OPEN);
        assertThat(fixture.only().unread()).isEqualTo(1);
        assertThat(fixture.only().contactName()).isEqualTo("Maya");
    }

    @Test
    @Tag("C12")
    void bringsNoDeletedMessageBackHoweverLateItsNewsCome() {
        // Given
        inbox.record(sent("SM2", MessageStatus.SENT), cause("2"));
        desk.delete(id(), "ana", cause("3"));
        var told = List.copyOf(fixture.updates.lines);
        // When
        inbox.receive(sms("SM1", "Hello"), cause("4"));
        inbox.recover(sms("SM1", "Hello"), new Place(fixture.now, null, null), cause("5"));
        inbox.record(sent("SM2", MessageStatus.DELIVERED), cause("6"));
        inbox.recover(sent("SM2", MessageStatus.DELIVERED), new Place(fixture.now, null, null), cause("7"));
        inbox.report(status("SM2", MessageStatus.DELIVERED), cause("8"));
        // Then
        assertThat(fixture.messages.rows).isEmpty();
        assertThat(fixture.only().status()).isEqualTo(Conversation.Status.DELETED);
        assertThat(fixture.updates.lines).isEqualTo(told);
        assertThat(inbox.knows(status("SM2", MessageStatus.DELIVERED))).isTrue();
    }

    @Test
    @Tag("Y15")
    void letsOneAgentClaim() {
        // Given
        desk.claim(id(), "ana", cause("2"));
        // When
        var second = desk.claim(id(), "ben", cause("3"));
        // Then
        assertThat(second).isEqualTo(new DeskWork.Claim.HeldBy("ana"));
        assertThat(desk.heldFrom(id(), "ben")).contains("ana");
        assertThat(desk.heldFrom(id(), "ana")).isEmpty();
    }

    @Test
    @Tag("Y15")
    void releasesForTheHolderAndForSupervisors() {
        // Given
        desk.claim(id(), "ana", cause("2"));
        // When
        var ofBen = desk.release(id(), "ben", false, cause("3"));
        var ofASupervisor = desk.release(id(), "sue", true, cause("4"));
        // Then
        assertThat(ofBen).isEqualTo(new DeskWork.Claim.HeldBy("ana"));
        assertThat(ofASupervisor).isInstanceOf(DeskWork.Claim.Done.class);
        assertThat(fixture.only().desk().claimedBy()).isNull();
    }

    @Test
    @Tag("Y15")
    void keepsReadMarksPerAgentAndNeedsReplyApart() {
        // Given
        desk.read(id(), "ana", cause("2"));
        inbox.receive(sms("SM2", "Anybody there?"), cause("3"));
        // When
        desk.read(id(), "ben", cause("4"));
        // Then
        var state = fixture.only().desk();
        assertThat(state.marks())
                .extracting(Desk.ReadMark::agent, Desk.ReadMark::received)
                .containsExactly(tuple("ben", 2L), tuple("ana", 1L));
        assertThat(state.received()).isEqualTo(2);
        assertThat(state.needsReply()).isTrue();
        assertThat(fixture.only().unread()).isZero();
    }

    @Test
    @Tag("Y15")
    void needsAReplyUntilOneWasSentAndAgainWhereThatFailed() {
        // When
        inbox.record(sent("SM2", MessageStatus.SENT), cause("2"));
        var answered = fixture.only().desk().needsReply();
        inbox.report(status("SM2", MessageStatus.UNDELIVERED), cause("3"));
        // Then
        assertThat(answered).isFalse();
        assertThat(fixture.only().desk().needsReply()).isTrue();
    }

    @Test
    @Tag("Y15")
    void assignsAndLabelsOnce() {
        // When
        desk.assign(id(), "ben", "ana", cause("2"));
        desk.assign(id(), "ben", "ana", cause("3"));
        desk.label(id(), List.of("vip", "billing", "vip"), "ana", cause("4"));
        // Then
        assertThat(fixture.only().desk().assignee()).isEqualTo("ben");
        assertThat(fixture.only().desk().labels()).containsExactly("billing", "vip");
        assertThat(fixture.updates.lines)
                .containsExactly("added SM1 unread 1", "assigned by ana, unread 1", "labelled by ana, unread 1");
    }

    @Test
    void knowsNothingOfAConversationThatIsNotThere() {
        // Given
        var unknown = UUID.randomUUID();
        // Then
        assertThat(desk.read(unknown, "ana", cause("2"))).isEmpty();
        assertThat(desk.rename(unknown, "Maya", "ana", cause("2"))).isEmpty();
        assertThat(desk.delete(unknown, "ana", cause("2"))).isEmpty();
        assertThat(desk.claim(unknown, "ana", cause("2"))).isEqualTo(new DeskWork.Claim.Unknown());
        assertThat(desk.note(unknown, "Hi", "ana", cause("2"))).isEmpty();
    }

    private UUID id() {
        return fixture.only().id();
    }
}
