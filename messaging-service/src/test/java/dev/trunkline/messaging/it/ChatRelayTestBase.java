package dev.trunkline.messaging.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.message.Media;
import com.twilio.rest.proxy.v1.Service;
import com.twilio.rest.proxy.v1.service.Session;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.query.EntryView;
import dev.trunkline.journal.query.JournalQuery;
import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.messaging.mms.ChatRelays;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.handset.Handset;
import dev.trunkline.simulator.messaging.MediaContent;
import dev.trunkline.simulator.rest.RecordedCall;
import dev.trunkline.twilio.chat.Chat;
import dev.trunkline.twilio.chat.Chats;
import dev.trunkline.twilio.chat.Echo;
import dev.trunkline.twilio.chat.NewChatMessage;
import dev.trunkline.twilio.rest.TwilioClients;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What tests of the relay share: a chat, Proxy sessions and what Proxy tells of them, whichever product has the chat. */
@SuppressWarnings("NullAway.Init") // Injected.
abstract class ChatRelayTestBase extends InboxTestBase {

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

    String proxyService;
    String conversation;

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

    String mms(String... kinds) {
        var files = Stream.of(kinds)
                .map(kind ->
                        new MediaContent(kind, "file", Handset.samplePicture().bytes()))
                .toList();
        return twilio.handset().send(customer(), Sandbox.SMS_NUMBER, "Look", files, Map.of());
    }

    String message(Map<String, ?> attributes) {
        return chat().post(
                        conversation,
                        new NewChatMessage("customer", "Look", attributes, Optional.empty()),
                        Echo.UNWANTED)
                .sid();
    }

    String session(String name) {
        return Session.creator(proxyService)
                .setUniqueName(name)
                .create(client())
                .getSid();
    }

    CloudEvent callback(String session, String inbound, String outbound, String status) {
        return told(interaction(session, inbound, outbound, status));
    }

    CloudEvent told(Map<String, String> interaction) {
        return door.post(WebhookRoute.PROXY, interaction).getFirst();
    }

    Map<String, String> interaction(String session, String inbound, String outbound, String status) {
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
        return form;
    }

    void done(CloudEvent event) {
        comesTo(EntryState.DONE, event);
    }

    void parked(CloudEvent event) {
        comesTo(EntryState.PARKED, event);
    }

    void comesTo(EntryState state, CloudEvent event) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(journal.byEventId(event.id()))
                        .map(EntryView::state)
                        .contains(state));
    }

    JsonNode attributes(String message) throws JsonProcessingException {
        return JSON.readTree(chat().message(conversation, message).attributes());
    }

    List<String> listed(String mms) {
        var listed = new ArrayList<String>();
        Media.reader(mms)
                .read(client())
                .forEach(media ->
                        listed.add("https://api.twilio.com" + media.getUri().replace(".json", "")));
        return listed;
    }

    List<RecordedCall> posts(String message) {
        return twilio.calls().of(product(), "POST", "/" + conversation + "/Messages/" + message);
    }

    /** Tries to learn which media a message has. */
    List<RecordedCall> lists(String mms) {
        return twilio.calls().of("api", "GET", mms + "/Media.json");
    }

    /** As if the entry had waited that much longer. */
    void later(CloudEvent event, Duration time) throws SQLException {
        try (var connection = database.getConnection();
                var change = connection.prepareStatement(
                        "update journal_entry set appended_at = appended_at - make_interval(secs => ?) where event_id = ?")) {
            change.setLong(1, time.toSeconds());
            change.setString(2, event.id());
            assertThat(change.executeUpdate()).isOne();
        }
    }
}
