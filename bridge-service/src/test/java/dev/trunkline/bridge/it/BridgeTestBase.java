package dev.trunkline.bridge.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.sync.Lanes;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.contracts.twilio.ChatParticipant;
import dev.trunkline.contracts.webhook.SampleTopics;
import dev.trunkline.contracts.webhook.WebhookFamily;
import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.embedded.Infrastructure;
import dev.trunkline.embedded.LoginServer;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.query.JournalQuery;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.TwilioSimulator;
import dev.trunkline.simulator.contract.TwilioOpenApi;
import dev.trunkline.simulator.service.Door;
import dev.trunkline.simulator.webhook.SentWebhook;
import dev.trunkline.twilio.chat.Chat;
import dev.trunkline.twilio.chat.Chats;
import dev.trunkline.twilio.chat.Echo;
import dev.trunkline.twilio.chat.NewChatConversation;
import dev.trunkline.twilio.chat.NewChatMessage;
import dev.trunkline.twilio.media.ChatMedia;
import dev.trunkline.twilio.media.Media;
import io.quarkus.test.common.QuarkusTestResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the tests of the running service share. Each test has conversations of its own. */
@QuarkusTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init") // The test resource fills the fields.
abstract class BridgeTestBase {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final Set<WebhookFamily> FAMILIES = Set.of(
            WebhookFamily.CHAT,
            WebhookFamily.CONVERSATIONS,
            WebhookFamily.TASKROUTER,
            WebhookFamily.FRONTLINE,
            WebhookFamily.EVENT_STREAMS);
    static final String CUSTOMER = "visitor";
    static final String AGENT = "ana.lee@example.com";
    static final String COLLEAGUE = "ben.b@example.com";

    private static final ObjectMapper JSON = new ObjectMapper();

    TwilioSimulator twilio;
    Door door;
    OtherWebhook others;
    LoginServer login;
    Infrastructure infrastructure;

    @Inject
    Chats chats;

    @Inject
    ChatMedia media;

    @Inject
    JournalQuery journal;

    @BeforeEach
    void begin() {
        Pairing.usual();
        twilio.faults().clear();
        twilio.echoes().always(false);
        twilio.calls().clear();
    }

    /** Whatever a test made the service ask of Twilio has to be what Twilio describes. */
    @AfterEach
    void checkCalls() {
        twilio.faults().clear();
        twilio.echoes().always(false);
        TwilioOpenApi.find()
                .ifPresent(published ->
                        assertThat(published.check(twilio.calls().all())).isEmpty());
    }

    Chat chat(Pairing pairing, Side side) {
        return chats.of(pairing.account(side), pairing.product(side), Optional.of(pairing.service(side)));
    }

    /** A conversation with a customer on the first side. */
    String newConversation(Pairing pairing) {
        var chat = chat(pairing, Side.FIRST);
        var made = chat.create(
                new NewChatConversation("test-" + UUID.randomUUID(), "Order 4711", Map.of("kept", 1)), Echo.UNWANTED);
        chat.add(made.sid(), CUSTOMER, Map.of(), Echo.UNWANTED);
        return made.sid();
    }

    /** Somebody writes, and Twilio tells of it. */
    ChatMessage say(Pairing pairing, Side side, String conversation, String author, String body) {
        return chat(pairing, side).post(conversation, message(author, body), Echo.WANTED);
    }

    /** Somebody writes, and Twilio tells nobody. */
    ChatMessage sayUntold(Pairing pairing, Side side, String conversation, String author, String body) {
        return chat(pairing, side).post(conversation, message(author, body), Echo.UNWANTED);
    }

    /** The customer sends two files at once, as apps of Conversations do; by REST a message takes one. */
    ChatMessage sayTwoFiles(Linked linked, String body) {
        var pairing = linked.pairing();
        var said = sayUntold(pairing, Side.FIRST, linked.first(), CUSTOMER, body);
        var shelf = new ChatMedia.Shelf(pairing.account(Side.FIRST), pairing.service(Side.FIRST));
        var file = new Media("image/png", new byte[] {1});
        var files = Stream.of("one.png", "two.png")
                .map(name -> "{\"Sid\":\"%s\",\"Filename\":\"%s\"}".formatted(media.upload(shelf, file, name), name))
                .collect(Collectors.joining(",", "[", "]"));
        var form = new LinkedHashMap<String, String>();
        form.put("EventType", "onMessageAdded");
        form.put("AccountSid", shelf.accountSid());
        form.put("ConversationSid", linked.first());
        form.put("ChatServiceSid", shelf.chatService());
        form.put("MessageSid", said.sid());
        form.put("Index", String.valueOf(said.index()));
        form.put("Author", CUSTOMER);
        form.put("Body", body);
        form.put("Media", files);
        form.put("DateCreated", String.valueOf(said.createdAt()));
        door.post(WebhookRoute.CONVERSATIONS, form);
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).containsExactly(body, ""));
        return said;
    }

    static NewChatMessage message(String author, String body) {
        return new NewChatMessage(author, body, Map.of(), Optional.empty());
    }

    /** An agent accepts the conversation's task. */
    void accept(String conversation, String worker) {
        accept(conversation, worker, form -> {});
    }

    void accept(String conversation, String worker, Consumer<Map<String, String>> more) {
        task("reservation.accepted", conversation, form -> {
            form.put("ReservationSid", sid("WR"));
            form.put("WorkerSid", sid("WK"));
            form.put("WorkerName", worker);
            form.put("WorkerAttributes", "{}");
            more.accept(form);
        });
    }

    void task(String event, String conversation, Consumer<Map<String, String>> more) {
        var form = new LinkedHashMap<String, String>();
        form.put("EventType", event);
        form.put("AccountSid", Sandbox.FLEX.sid());
        form.put("WorkspaceSid", "WS" + "1".repeat(32));
        form.put("TaskSid", "WT" + conversation.substring(2));
        form.put("TaskAttributes", "{\"channelSid\":\"" + conversation + "\"}");
        form.put("TaskChannelUniqueName", "chat");
        form.put("Timestamp", String.valueOf(Instant.now().getEpochSecond()));
        form.put("ResourceType", "task");
        form.put("ResourceSid", "WT" + conversation.substring(2));
        form.put("Sid", sid("EV"));
        more.accept(form);
        door.post(WebhookRoute.TASKROUTER, form);
    }

    /** The twin of a conversation, once there is one. */
    String twin(Pairing pairing, String conversation) {
        return until(() -> chat(pairing, Side.SECOND).named("trunkline-" + conversation))
                .sid();
    }

    /** A conversation that an agent has accepted, and its twin. */
    Linked linked(Pairing pairing) {
        return linked(pairing, AGENT);
    }

    Linked linked(Pairing pairing, String worker) {
        var conversation = newConversation(pairing);
        accept(conversation, worker);
        var twin = twin(pairing, conversation);
        settled(pairing, conversation, twin);
        return new Linked(pairing, conversation, twin);
    }

    /** The last thing that an acceptance does. */
    private void settled(Pairing pairing, String conversation, String twin) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(attributes(chat(pairing, Side.SECOND)
                                        .conversation(twin)
                                        .attributes())
                                .path("TaskSid")
                                .asText())
                        .isEqualTo("WT" + conversation.substring(2)));
    }

    /** Two conversations that are one. */
    record Linked(Pairing pairing, String first, String second) {
        String on(Side side) {
            return side == Side.FIRST ? first : second;
        }
    }

    List<ChatMessage> messages(Pairing pairing, Side side, String conversation) {
        return chat(pairing, side).messages(conversation, 0);
    }

    List<String> bodies(Linked linked, Side side) {
        return messages(linked.pairing(), side, linked.on(side)).stream()
                .map(ChatMessage::body)
                .toList();
    }

    List<String> identities(Linked linked, Side side) {
        return chat(linked.pairing(), side).participants(linked.on(side)).stream()
                .map(ChatParticipant::identity)
                .toList();
    }

    /** How the second side's people are called on a side. */
    String name(Pairing pairing, Side side, String plain) {
        return pairing.product(side) == dev.trunkline.twilio.chat.ChatProduct.CHAT
                ? dev.trunkline.bridge.identity.FlexIdentity.encode(plain)
                : plain;
    }

    void eventually(org.awaitility.core.ThrowingRunnable look) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).untilAsserted(look);
    }

    /** Nothing is on its way any more. */
    void quiet() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(this::isQuiet);
    }

    /** While every stage from Twilio to the journal was looked at, Twilio had nothing more to tell of: none set off another. */
    private boolean isQuiet() {
        var told = twilio.webhooks().all();
        return told.stream().noneMatch(sent -> sent.outcome() == SentWebhook.Outcome.PENDING)
                && new SampleTopics(infrastructure.bootstrapServers()).lag("bridge", FAMILIES) == 0
                && journal.backlog().depth() == 0
                && twilio.webhooks().all().equals(told);
    }

    /** Of a link; other tests may leave what Twilio refused. @param conversation the one that it began with */
    void assertNothingParked(String conversation) {
        assertThat(journal.lane(Lanes.of(conversation), 100))
                .isNotEmpty()
                .noneMatch(entry -> entry.state() == EntryState.PARKED);
    }

    static JsonNode attributes(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }

    static String sid(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "");
    }

    static <T> T until(Callable<Optional<T>> look) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(look, Optional::isPresent)
                .orElseThrow();
    }
}
