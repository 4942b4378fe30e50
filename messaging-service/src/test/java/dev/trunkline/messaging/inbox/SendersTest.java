package dev.trunkline.messaging.inbox;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.trunkline.messaging.inbox.InboxFixture.ACCOUNT;
import static dev.trunkline.messaging.inbox.InboxFixture.OURS;
import static dev.trunkline.messaging.inbox.InboxFixture.OUR_WHATSAPP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SendersTest {

    private final Senders senders = InboxFixture.senders(List.of(OURS, "+14155550101"), List.of(OUR_WHATSAPP));

    @ParameterizedTest
    @Tag("C04")
    @CsvSource({
        "+4915550100, +14155550100",
        "whatsapp:+4915550100, whatsapp:+14155550100",
        "whatsapp:GB.1, whatsapp:+14155550100"
    })
    void choosesTheSenderByTheRecipientsPrefix(String recipient, String expected) {
        // When
        var sender = senders.towards(recipient);
        // Then
        assertThat(sender).contains(expected);
    }

    @Test
    void hasNoSenderForAChannelThatIsNotConfigured() {
        // When
        var sender = senders.towards("messenger:42");
        // Then
        assertThat(sender).isEmpty();
    }

    @Test
    @Tag("C20")
    void ownsEachConfiguredAddressOfItsAccountOnly() {
        // When
        var own = senders.own(ACCOUNT, "+14155550101");
        var ofAnotherAccount = senders.own("AC" + "2".repeat(32), "+14155550101");
        var otherChannel = senders.own(ACCOUNT, "whatsapp:+14155550101");
        // Then
        assertThat(own).isTrue();
        assertThat(ofAnotherAccount).isFalse();
        assertThat(otherChannel).isFalse();
    }

    @Test
    @Tag("G01")
    void refusesToStartWithoutAnySender() {
        // Then
        assertThatThrownBy(() -> InboxFixture.senders(List.of(), List.of()))
                .hasMessageContaining("trunkline.messaging.senders: none");
    }

    @Test
    @Tag("G01")
    void refusesASenderOfTheWrongChannel() {
        // Then
        assertThatThrownBy(() -> InboxFixture.senders(List.of(OUR_WHATSAPP), List.of()))
                .hasMessageContaining("trunkline.messaging.senders.sms");
    }
}
