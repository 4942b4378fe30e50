package dev.trunkline.twilio.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.twilio.http.TwilioRestClient;
import dev.trunkline.contracts.twilio.ChatConversation;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.contracts.twilio.ChatParticipant;
import dev.trunkline.twilio.rest.JsonCalls;
import dev.trunkline.twilio.rest.TwilioCallException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Chats by REST: Programmable Chat and Conversations say the same in different words. */
final class RestChat implements Chat {

    /** Most on a page. */
    private static final int RECEIPTS = 50;

    private final JsonCalls calls;
    private final ChatDialect dialect;

    RestChat(Supplier<TwilioRestClient> client, ChatDialect dialect) {
        this.calls = new JsonCalls(client, dialect.product());
        this.dialect = dialect;
    }

    private String path(String conversation) {
        return dialect.collection() + "/" + conversation;
    }

    private String messages(String conversation) {
        return path(conversation) + "/Messages";
    }

    private String people(String conversation) {
        return path(conversation) + dialect.people();
    }

    @Override
    public ChatConversation conversation(String conversation) {
        return ChatJson.conversation(calls.get(path(conversation)));
    }

    @Override
    public Optional<ChatConversation> named(String uniqueName) {
        try {
            return Optional.of(conversation(uniqueName));
        } catch (TwilioCallException e) {
            if (e.httpStatus() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A page is the number of its list and its address. */
    @Override
    public Page since(Instant since, Optional<String> page) {
        var lists = dialect.lists(since);
        var place = page.orElse("0").split(" ", 2);
        int list = Integer.parseInt(place[0]);
        var json = calls.page(place.length > 1 ? place[1] : JsonCalls.first(dialect.collection(), lists.get(list)));
        var found = new ArrayList<ChatConversation>();
        for (var item : json.path(dialect.key())) {
            if (ChatJson.isSince(item, since)) {
                found.add(ChatJson.conversation(item));
            }
        }
        return new Page(
                found,
                JsonCalls.next(json)
                        .map(next -> list + " " + next)
                        .or(() -> Optional.of(String.valueOf(list + 1)).filter(next -> list + 1 < lists.size())));
    }

    @Override
    public ChatConversation create(NewChatConversation conversation, Echo echo) {
        var form = new LinkedHashMap<String, String>();
        form.put("UniqueName", conversation.uniqueName());
        if (conversation.friendlyName() != null) {
            form.put("FriendlyName", conversation.friendlyName());
        }
        form.put("Attributes", Attributes.text(conversation.attributes()));
        return ChatJson.conversation(calls.post(dialect.collection(), form, echo.header()));
    }

    @Override
    public void mergeAttributes(String conversation, Map<String, ?> changes, Echo echo) {
        Attributes.merged(conversation, conversation(conversation).attributes(), changes)
                .ifPresent(
                        attributes -> calls.post(path(conversation), Map.of("Attributes", attributes), echo.header()));
    }

    @Override
    public boolean isClosed(ChatConversation conversation) {
        return dialect.isClosed(conversation.state(), conversation.attributes());
    }

    @Override
    public void close(String conversation, Echo echo) {
        if (dialect.hasStates()) {
            calls.post(path(conversation), dialect.closed(), echo.header());
        } else {
            mergeAttributes(conversation, dialect.closed(), echo);
        }
    }

    @Override
    public void reopen(String conversation, Echo echo) {
        if (dialect.hasStates()) {
            calls.post(path(conversation), Map.of("State", "active"), echo.header());
        } else {
            mergeAttributes(conversation, ChatDialect.activeStatus(), echo);
        }
    }

    @Override
    public ChatMessage message(String conversation, String message) {
        return message(calls.get(messages(conversation) + "/" + message));
    }

    @Override
    public ChatMessage mergeAttributes(String conversation, String message, Map<String, ?> changes, Echo echo) {
        var current = message(conversation, message);
        return Attributes.merged(message, current.attributes(), changes)
                .map(attributes -> message(calls.post(
                        messages(conversation) + "/" + message, Map.of("Attributes", attributes), echo.header())))
                .orElse(current);
    }

    @Override
    public void edit(String conversation, String message, String body, Map<String, ?> changes, Echo echo) {
        var current = message(conversation, message);
        var form = new LinkedHashMap<String, String>();
        if (!current.body().equals(body)) {
            form.put("Body", body);
        }
        Attributes.merged(message, current.attributes(), changes)
                .ifPresent(attributes -> form.put("Attributes", attributes));
        if (!form.isEmpty()) {
            calls.post(messages(conversation) + "/" + message, form, echo.header());
        }
    }

    @Override
    public void delete(String conversation, String message, Echo echo) {
        calls.delete(messages(conversation) + "/" + message, echo.header());
    }

    @Override
    public ChatMessage post(String conversation, NewChatMessage message, Echo echo) {
        var form = new LinkedHashMap<String, String>();
        form.put(dialect.authorParameter(), message.author());
        if (!message.body().isEmpty() || message.mediaSid().isEmpty()) {
            form.put("Body", message.body());
        }
        form.put("Attributes", Attributes.text(message.attributes()));
        message.createdAt().ifPresent(at -> form.put("DateCreated", date(at)));
        message.mediaSid().ifPresent(media -> form.put("MediaSid", media));
        return message(calls.post(messages(conversation), form, echo.header()));
    }

    private static String date(Instant at) {
        return DateTimeFormatter.ISO_INSTANT.format(at.atZone(ZoneOffset.UTC));
    }

    private ChatMessage message(JsonNode json) {
        return ChatJson.message(json, dialect.author());
    }

    /** Newest first, so that no more is read than is wanted. */
    @Override
    public List<ChatMessage> messages(String conversation, int fromIndex) {
        var found = new ArrayList<ChatMessage>();
        var order = fromIndex > 0 ? "&Order=desc" : "";
        calls.pages(messages(conversation), "messages", order, json -> {
            var message = message(json);
            var index = message.index();
            if (index != null && index < fromIndex) {
                return false;
            }
            found.add(message);
            return true;
        });
        return order.isEmpty() ? found : List.copyOf(found.reversed());
    }

    @Override
    public List<ChatMessage> newest(String conversation, int most) {
        var found = new ArrayList<ChatMessage>();
        if (most > 0) {
            calls.pages(messages(conversation), "messages", "&Order=desc", json -> {
                found.add(message(json));
                return found.size() < most;
            });
        }
        return List.copyOf(found.reversed());
    }

    @Override
    public List<String> textedTo(String conversation, String message) {
        var found = new ArrayList<String>();
        var address = Optional.of(messages(conversation) + "/" + message + "/Receipts?PageSize=" + RECEIPTS)
                .filter(path -> dialect.hasReceipts());
        while (address.isPresent()) {
            var page = calls.page(address.get());
            page.path("delivery_receipts")
                    .forEach(
                            receipt -> found.add(receipt.path("participant_sid").asText()));
            address = JsonCalls.next(page);
        }
        return found;
    }

    @Override
    public List<ChatParticipant> participants(String conversation) {
        var found = new ArrayList<ChatParticipant>();
        var key = dialect.people().substring(1).toLowerCase(java.util.Locale.ROOT);
        calls.pages(people(conversation), key, "", json -> found.add(ChatJson.participant(json)));
        return found;
    }

    @Override
    public ChatParticipant add(String conversation, String identity, Map<String, ?> attributes, Echo echo) {
        return ChatJson.participant(calls.post(
                people(conversation),
                Map.of("Identity", identity, "Attributes", Attributes.text(attributes)),
                echo.header()));
    }

    @Override
    public void remove(String conversation, String participant, Echo echo) {
        calls.delete(people(conversation) + "/" + participant, echo.header());
    }

    /** A place for what a request asks. */
    static RestChat of(Supplier<TwilioRestClient> client, ChatProduct product, Optional<String> service) {
        return switch (product) {
            case CHAT ->
                new RestChat(
                        client,
                        ChatDialect.chat(
                                service.orElseThrow(
                                        () -> new IllegalArgumentException(
                                                "chat service: missing (expected: IS and 32 hex digits, Programmable Chat needs it)"))));
            case CONVERSATIONS -> new RestChat(client, ChatDialect.conversations(service));
        };
    }
}
