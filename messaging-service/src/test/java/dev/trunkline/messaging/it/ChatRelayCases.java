package dev.trunkline.messaging.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.message.Media;
import com.twilio.rest.proxy.v1.Service;
import com.twilio.rest.proxy.v1.service.Session;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.query.EntryView;
import dev.trunkline.journal.query.JournalQuery;
import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.messaging.mms.ChatRelays;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.simulator.handset.Handset;
import dev.trunkline.simulator.rest.RecordedCall;
import dev.trunkline.twilio.chat.Chat;
import dev.trunkline.twilio.chat.Chats;
import dev.trunkline.twilio.chat.Echo;
import dev.trunkline.twilio.chat.NewChatMessage;
import dev.trunkline.twilio.rest.TwilioClients;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The relay of MMS into chats; run once for each product that may hold the chats. */
@SuppressWarnings("NullAway.Init") // Injected.
abstract class ChatRelayCases extends InboxTestBase {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    AgroalDataSource database;

    @Inject
    JournalQuery journal;

    @Inject
    Chats chats;

    @Inject
    ChatRelays relays;

    @Inject
    Transactions transactions;

    @Inject
    TwilioClients clients;

    private String proxyService;
    private String conversation;

    /** Makes a chat. @return its {@code CH…} */
    abstract String newConversation(TwilioRestClient client);

    /** {@code chat} or {@code conversations}. */
    abstract String product();

    @BeforeEach
    void prepare() {
        var client = client();
        proxyService = Service.creator(sid("flex-proxy-")).create(client).getSid();
        conversation = newConversation(client);
    }

    TwilioRestClient client() {
        return clients.forName("flex");
    }

    Chat chat() {
        return chats.ofAccount(Sandbox.FLEX.sid());
    }

    @Test
    @Tag("B01")
    @Tag("A07")
    @Tag("X12")
    @Tag("Y17")
    void attachesAPictureOnceHoweverOftenProxyTellsOfIt() throws Exception {
        // Given
        var mms = mms(1);
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
        assertThat(twilio.calls().of("api", "GET", mms + "/Media.json")).hasSize(1);
        assertThat(twilio.calls().of("proxy", "GET", "/Sessions/" + session)).hasSize(1);
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
        done(callback(session, sid("SM"), message, "sent"));
        done(callback(session, sid("MM"), sid("SM"), "sent"));
        // Then
        assertThat(twilio.calls().where(call -> !call.product().equals("api"))).isEmpty();
    }

    @Test
    @Tag("B02")
    @Tag("X12")
    @Tag("Y17")
    void parksWhatBelongsToASessionWithoutAName() {
        // Given
        var mms = mms(1);
        var message = message(Map.of());
        var session = Session.creator(proxyService).create(client()).getSid();
        // When
        var event = callback(session, mms, message, "sent");
        // Then
        parked(event);
        assertThat(posts(message)).isEmpty();
    }

    @Test
    @Tag("B03")
    @Tag("X12")
    @Tag("Y08")
    @Tag("Y17")
    void waitsForMediaThatTwilioListsLate() throws Exception {
        // Given
        var mms = mms(1);
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
        assertThat(twilio.calls().of("api", "GET", mms + "/Media.json")).hasSize(3);
        assertThat(posts(message)).hasSize(1);
    }

    @Test
    @Tag("B03")
    @Tag("X12")
    @Tag("Y17")
    void givesUpOnMediaThatNeverCome() throws Exception {
        // Given
        var mms = mms(1);
        var message = message(Map.of());
        var session = session(conversation);
        twilio.faults().add(Fault.of(FaultKind.MEDIA_MISSING).path(mms + "/Media\\.json"));
        var event = callback(session, mms, message, "sent");
        await().atMost(PATIENCE)
                .until(() ->
                        twilio.calls().of("api", "GET", mms + "/Media.json").size() > 1);
        // When
        aDayLater(event);
        // Then
        parked(event);
        assertThat(journal.byEventId(event.id()).map(EntryView::reason).orElse(""))
                .contains("given up after", "Twilio lists no media yet");
        assertThat(posts(message)).isEmpty();
    }

    /** As if the entry had waited that long already. */
    private void aDayLater(CloudEvent event) throws SQLException {
        try (var connection = database.getConnection();
                var change = connection.prepareStatement(
                        "update journal_entry set appended_at = appended_at - interval '25 hours' where event_id = ?")) {
            change.setString(1, event.id());
            assertThat(change.executeUpdate()).isOne();
        }
    }

    @Test
    @Tag("B04")
    @Tag("X12")
    @Tag("Y17")
    void attachesAllPicturesInOrder() throws Exception {
        // Given
        var mms = mms(3);
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
        assertThat(attributes.path("mediaType").asText()).isEqualTo("image/jpeg");
    }

    @Test
    @Tag("B05")
    @Tag("X12")
    @Tag("Y17")
    void keepsTheAttributesThatAMessageHas() throws Exception {
        // Given
        var mms = mms(1);
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

    private String mms(int pictures) {
        return twilio.handset()
                .send(
                        customer(),
                        Sandbox.SMS_NUMBER,
                        "Look",
                        Collections.nCopies(pictures, Handset.samplePicture()),
                        Map.of());
    }

    private String message(Map<String, ?> attributes) {
        return chat().post(
                        conversation,
                        new NewChatMessage("customer", "Look", attributes, Optional.empty()),
                        Echo.UNWANTED)
                .sid();
    }

    private String session(String name) {
        return Session.creator(proxyService)
                .setUniqueName(name)
                .create(client())
                .getSid();
    }

    private CloudEvent callback(String session, String inbound, String outbound, String status) {
        var form = new LinkedHashMap<String, String>();
        form.put("interactionSid", "KI" + outbound.substring(2));
        form.put("interactionSessionSid", session);
        form.put("interactionServiceSid", proxyService);
        form.put("interactionAccountSid", Sandbox.FLEX.sid());
        form.put("interactionType", "Message");
        form.put("interactionData", "{\"body\":\"Look\"}");
        form.put("inboundResourceSid", inbound);
        form.put("inboundResourceStatus", "received");
        form.put("inboundResourceType", "message");
        form.put("outboundResourceSid", outbound);
        form.put("outboundResourceStatus", status);
        form.put("outboundResourceType", "message");
        return door.post(WebhookRoute.PROXY, form).getFirst();
    }

    private void done(CloudEvent event) {
        comesTo(EntryState.DONE, event);
    }

    private void parked(CloudEvent event) {
        comesTo(EntryState.PARKED, event);
    }

    private void comesTo(EntryState state, CloudEvent event) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(journal.byEventId(event.id()))
                        .map(EntryView::state)
                        .contains(state));
    }

    private JsonNode attributes(String message) throws JsonProcessingException {
        return JSON.readTree(chat().message(conversation, message).attributes());
    }

    private List<String> listed(String mms) {
        var listed = new ArrayList<String>();
        Media.reader(mms)
                .read(client())
                .forEach(media ->
                        listed.add("https://api.twilio.com" + media.getUri().replace(".json", "")));
        return listed;
    }

    private List<RecordedCall> posts(String message) {
        return twilio.calls().of(product(), "POST", "/Messages/" + message);
    }
}
