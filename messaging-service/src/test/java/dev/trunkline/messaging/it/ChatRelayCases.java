package dev.trunkline.messaging.it;

import com.twilio.rest.proxy.v1.service.Session;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.query.EntryView;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.twilio.chat.Echo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The relay of MMS into chats; run once for each product that may hold the chats. */
abstract class ChatRelayCases extends ChatRelayTestBase {

    @Test
    @Tag("B01")
    @Tag("A07")
    @Tag("X12")
    @Tag("Y17")
    void attachesAPictureOnceHoweverOftenProxyTellsOfIt() throws Exception {
        // Given
        var mms = mms("image/jpeg");
        var message = message(Map.of());
        var session = session(conversation + ".8a41");
        twilio.calls().clear();
        // When
        var events = new ArrayList<CloudEvent>();
        for (var status : List.of("queued", "sent", "delivered")) {
            events.add(callback(session, mms, message, status));
            done(events.getLast());
        }
        // Then
        var attributes = attributes(message);
        assertThat(attributes.path("media").asText())
                .startsWith("https://api.twilio.com/2010-04-01/Accounts/" + Sandbox.FLEX.sid() + "/Messages/" + mms
                        + "/Media/ME")
                .doesNotContain(".json");
        assertThat(attributes.path("mediaType").asText()).isEqualTo("image/jpeg");
        assertThat(attributes.size()).isEqualTo(2);
        var calls = twilio.calls().all();
        assertThat(lists(mms)).hasSize(1);
        assertThat(twilio.calls().of("proxy", "GET", "/Sessions/" + session))
                .singleElement()
                .satisfies(call -> assertThat(calls.indexOf(call))
                        .isBetween(
                                calls.indexOf(lists(mms).getFirst()),
                                calls.indexOf(posts(message).getFirst())));
        assertThat(posts(message))
                .singleElement()
                .satisfies(call ->
                        assertThat(call.formValue("Attributes").orElse("")).contains("\"media\"", "\"mediaType\""));
        assertThat(transactions.call(() -> relays.causes(List.of(message, mms))))
                .isEqualTo(Map.of(message, events.getFirst().id()));
    }

    @Test
    @Tag("B02")
    @Tag("X12")
    @Tag("Y17")
    void asksNothingWhereThereIsNothingToAttach() {
        // Given
        var message = message(Map.of());
        var session = session(conversation);
        twilio.calls().clear();
        // When
        var text = sid("SM");
        var relayed = sid("MM");
        done(callback(session, text, message, "sent"));
        done(callback(session, relayed, sid("SM"), "sent"));
        var nameless = interaction(session, relayed, message, "sent");
        nameless.remove("inboundResourceSid");
        done(told(nameless));
        // Then
        assertThat(twilio.calls()
                        .where(call -> !call.product().equals("api")
                                || call.path().contains(text)
                                || call.path().contains(relayed)))
                .isEmpty();
    }

    @Test
    @Tag("B02")
    @Tag("X12")
    @Tag("Y17")
    void parksWhatBelongsToASessionWithoutAName() {
        // Given
        var mms = mms("image/jpeg");
        var message = message(Map.of());
        var session = Session.creator(proxyService).create(client()).getSid();
        // When
        var event = callback(session, mms, message, "sent");
        // Then
        parked(event);
        assertThat(journal.byEventId(event.id()).map(EntryView::reason).orElse(""))
                .contains("session " + session, "has no unique name");
        assertThat(posts(message)).isEmpty();
        var next = message(Map.of());
        done(callback(session(conversation), mms, next, "sent"));
        assertThat(posts(next)).hasSize(1);
    }

    @Test
    @Tag("B03")
    @Tag("X12")
    @Tag("Y08")
    @Tag("Y17")
    void waitsForMediaThatTwilioListsLate() throws Exception {
        // Given
        var mms = mms("image/jpeg");
        var message = message(Map.of());
        var session = session(conversation);
        twilio.calls().clear();
        twilio.faults()
                .add(Fault.of(FaultKind.MEDIA_MISSING)
                        .path(mms + "/Media\\.json")
                        .times(2));
        // When
        done(callback(session, mms, message, "sent"));
        // Then
        assertThat(attributes(message).path("mediaType").asText()).isEqualTo("image/jpeg");
        assertThat(lists(mms)).hasSize(3);
        assertThat(posts(message)).hasSize(1);
    }

    @Test
    @Tag("B03")
    @Tag("X12")
    @Tag("Y08")
    @Tag("Y17")
    void givesUpOnMediaThatNeverCome() throws Exception {
        // Given
        var mms = mms("image/jpeg");
        var message = message(Map.of());
        var session = session(conversation);
        twilio.faults().add(Fault.of(FaultKind.MEDIA_MISSING).path(mms + "/Media\\.json"));
        var event = callback(session, mms, message, "sent");
        await().atMost(PATIENCE).until(() -> lists(mms).size() > 1);
        // When
        later(event, Duration.ofHours(1));
        var tries = lists(mms).size();
        await().atMost(PATIENCE).until(() -> lists(mms).size() > tries);
        var anHourLater = journal.byEventId(event.id()).map(EntryView::state);
        later(event, Duration.ofHours(24));
        // Then
        parked(event);
        assertThat(anHourLater).contains(EntryState.WAITING);
        assertThat(journal.byEventId(event.id()).map(EntryView::reason).orElse(""))
                .contains("given up after", "Twilio lists no media yet");
        assertThat(posts(message)).isEmpty();
    }

    @Test
    @Tag("B04")
    @Tag("X12")
    @Tag("Y17")
    void attachesAllPicturesInOrder() throws Exception {
        // Given
        var kinds = new String[] {"image/png", "application/pdf", "image/jpeg"};
        var mms = mms(kinds);
        var message = message(Map.of());
        var session = session(conversation);
        // When
        done(callback(session, mms, message, "sent"));
        // Then
        var attributes = attributes(message);
        assertThat(attributes.path("mediaList"))
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.path("media").asText()).contains(mms + "/Media/ME"));
        assertThat(attributes.path("mediaList").findValuesAsText("media"))
                .containsExactlyElementsOf(listed(mms))
                .startsWith(attributes.path("media").asText());
        assertThat(attributes.path("mediaList").findValuesAsText("mediaType")).containsExactly(kinds);
        assertThat(attributes.path("mediaType").asText()).isEqualTo(kinds[0]);
    }

    @Test
    @Tag("B05")
    @Tag("X12")
    @Tag("Y17")
    void keepsTheAttributesThatAMessageHas() throws Exception {
        // Given
        var mms = mms("image/jpeg");
        var message = message(Map.of("k", "v", "nested", Map.of("a", List.of(1, 2))));
        var session = session(conversation);
        // When
        done(callback(session, mms, message, "sent"));
        // Then
        var attributes = attributes(message);
        assertThat(attributes.path("k").asText()).isEqualTo("v");
        assertThat(attributes.at("/nested/a/1").asInt()).isEqualTo(2);
        assertThat(attributes.path("media").asText()).isNotEmpty();
    }

    @Test
    void readsAndWritesChats() {
        // Given
        chat().mergeAttributes(conversation, Map.of("a", 1), Echo.UNWANTED);
        var first = message(Map.of());
        var second = message(Map.of());
        // When
        chat().mergeAttributes(conversation, Map.of("b", true), Echo.WANTED);
        // Then
        assertThat(chat().messages(conversation, 0))
                .extracting(ChatMessage::sid)
                .containsExactly(first, second);
        assertThat(chat().messages(conversation, 1))
                .extracting(ChatMessage::sid)
                .containsExactly(second);
        assertThat(chat().participants(conversation)).isEmpty();
        assertThat(chat().conversation(conversation).attributes()).contains("\"a\":1", "\"b\":true");
        chat().close(conversation, Echo.UNWANTED);
        assertThat(String.valueOf(chat().conversation(conversation))).containsAnyOf("INACTIVE", "closed");
    }
}
