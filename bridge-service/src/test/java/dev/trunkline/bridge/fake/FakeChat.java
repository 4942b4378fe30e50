package dev.trunkline.bridge.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.contracts.twilio.ChatConversation;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.contracts.twilio.ChatParticipant;
import dev.trunkline.twilio.chat.Chat;
import dev.trunkline.twilio.chat.Echo;
import dev.trunkline.twilio.chat.NewChatConversation;
import dev.trunkline.twilio.chat.NewChatMessage;
import dev.trunkline.twilio.chat.UnreadableAttributesException;
import dev.trunkline.twilio.rest.TwilioCall;
import dev.trunkline.twilio.rest.TwilioCallException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** One chat service. Whatever is posted beside a phone is texted. */
public final class FakeChat {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String prefix;
    private final Map<String, ChatConversation> conversations = new LinkedHashMap<>();
    private final Map<String, List<ChatParticipant>> people = new LinkedHashMap<>();
    private final Map<String, List<ChatMessage>> messages = new LinkedHashMap<>();
    private final Map<String, List<String>> receipts = new LinkedHashMap<>();
    private final Set<String> closed = new HashSet<>();
    private final Chat port;
    private Consumer<String> before = call -> {};
    private IntFunction<Instant> clock = Instant.EPOCH::plusSeconds;
    private int made;

    /** What customers got. */
    public final List<String> texts = new ArrayList<>();

    /** Messages that the list does not have yet. */
    public final Set<String> unlisted = new HashSet<>();

    /** @param prefix of sids, to tell sides apart */
    public FakeChat(String prefix) {
        this.prefix = prefix;
        this.port = Fakes.of(Chat.class, this, call -> before.accept(call));
    }

    public Chat chat() {
        return port;
    }

    /** @param call is told of each call from now on, and may throw */
    public void before(Consumer<String> call) {
        before = call;
    }

    /** What is said from now on is said now. */
    public void keepTime() {
        clock = index -> Instant.now();
    }

    private String sid(String kind) {
        return kind + prefix + made++;
    }

    private static TwilioCallException refused(String method, int status, @Nullable Integer code) {
        return new TwilioCallException(new TwilioCall(method, "chat", "/v1"), status, code, null);
    }

    public String conversation(String uniqueName, String attributes) {
        var sid = sid("CH");
        conversations.put(sid, new ChatConversation(sid, "Grace", uniqueName, attributes, null, List.of(), null, null));
        people.put(sid, new ArrayList<>());
        messages.put(sid, new ArrayList<>());
        return sid;
    }

    public ChatConversation conversation(String sid) {
        return named(sid).orElseThrow(() -> refused("GET", 404, null));
    }

    public Optional<ChatConversation> named(String name) {
        return conversations.values().stream()
                .filter(each -> each.sid().equals(name) || name.equals(each.uniqueName()))
                .findFirst();
    }

    /** One on each page, whenever it was made. */
    public Chat.Page since(Instant since, Optional<String> page) {
        int at = page.map(Integer::parseInt).orElse(0);
        var all = List.copyOf(conversations.values());
        var next = at + 1 < all.size() ? Optional.of(String.valueOf(at + 1)) : Optional.<String>empty();
        return new Chat.Page(all.subList(at, Math.min(at + 1, all.size())), next);
    }

    public ChatConversation create(NewChatConversation wanted, Echo echo) {
        return conversation(conversation(wanted.uniqueName(), text(JSON.valueToTree(wanted.attributes()))));
    }

    private static String text(Object json) {
        return json.toString();
    }

    public void mergeAttributes(String sid, Map<String, ?> changes, Echo echo) {
        var old = conversation(sid);
        try {
            var merged = (ObjectNode) JSON.readTree(old.attributes());
            merged.setAll((ObjectNode) JSON.valueToTree(changes));
            conversations.put(
                    sid,
                    new ChatConversation(
                            sid, old.friendlyName(), old.uniqueName(), text(merged), null, List.of(), null, null));
        } catch (JsonProcessingException e) {
            throw new UnreadableAttributesException(sid);
        }
    }

    /** Somebody has. */
    public void overwrite(String sid, String attributes) {
        var old = conversation(sid);
        conversations.put(
                sid,
                new ChatConversation(
                        sid, old.friendlyName(), old.uniqueName(), attributes, null, List.of(), null, null));
    }

    public boolean isClosed(ChatConversation conversation) {
        return closed.contains(conversation.sid());
    }

    public void close(String sid, Echo echo) {
        closed.add(conversation(sid).sid());
    }

    public void reopen(String sid, Echo echo) {
        closed.remove(conversation(sid).sid());
    }

    /** Somebody has deleted it. */
    public void destroy(String sid) {
        conversations.remove(sid);
        people.remove(sid);
        messages.remove(sid);
    }

    public ChatMessage message(String conversation, String message) {
        return of(conversation).stream()
                .filter(each -> each.sid().equals(message))
                .findFirst()
                .orElseThrow(() -> refused("GET", 404, null));
    }

    private List<ChatMessage> of(String conversation) {
        return Optional.ofNullable(messages.get(conversation)).orElseThrow(() -> refused("GET", 404, null));
    }

    public ChatMessage post(String conversation, NewChatMessage wanted, Echo echo) {
        return say(
                conversation, wanted.author(), wanted.body(), List.of(), text(JSON.valueToTree(wanted.attributes())));
    }

    public ChatMessage say(
            String conversation, String author, String body, List<ChatMessage.Media> media, String attributes) {
        var all = of(conversation);
        int index = all.isEmpty() ? 0 : place(all.getLast()) + 1;
        var message =
                new ChatMessage(sid("IM"), index, author, body, media, attributes, null, clock.apply(index), null);
        all.add(message);
        var phones = people(conversation).stream()
                .filter(person -> person.address() != null)
                .map(ChatParticipant::sid)
                .toList();
        if (!phones.isEmpty()) {
            texts.add(body);
            receipts.put(message.sid(), phones);
        }
        return message;
    }

    public void delete(String conversation, String message, Echo echo) {
        if (!of(conversation).removeIf(each -> each.sid().equals(message))) {
            throw refused("DELETE", 404, null);
        }
    }

    public List<ChatMessage> messages(String conversation, int fromIndex) {
        return of(conversation).stream()
                .filter(each -> place(each) >= fromIndex && !unlisted.contains(each.sid()))
                .toList();
    }

    private static int place(ChatMessage message) {
        return Objects.requireNonNull(message.index());
    }

    public List<ChatMessage> newest(String conversation, int most) {
        var all = of(conversation);
        return List.copyOf(all.subList(Math.max(0, all.size() - most), all.size()));
    }

    public List<String> textedTo(String conversation, String message) {
        return receipts.getOrDefault(message, List.of());
    }

    public List<ChatParticipant> participants(String conversation) {
        return List.copyOf(people(conversation));
    }

    private List<ChatParticipant> people(String conversation) {
        return Optional.ofNullable(people.get(conversation)).orElseThrow(() -> refused("GET", 404, null));
    }

    public ChatParticipant add(String conversation, String identity, Map<String, ?> attributes, Echo echo) {
        if (participants(conversation).stream().anyMatch(person -> identity.equals(person.identity()))) {
            throw refused("POST", 409, 50433);
        }
        return join(conversation, identity, null, text(JSON.valueToTree(attributes)));
    }

    public ChatParticipant join(
            String conversation, @Nullable String identity, @Nullable String address, String attributes) {
        var person = new ChatParticipant(sid("MB"), identity, address, null, null, null, attributes, null);
        people(conversation).add(person);
        return person;
    }

    public void remove(String conversation, String participant, Echo echo) {
        if (!people(conversation).removeIf(person -> person.sid().equals(participant))) {
            throw refused("DELETE", 404, null);
        }
    }

    public List<String> bodies(String conversation) {
        return of(conversation).stream().map(ChatMessage::body).toList();
    }
}
