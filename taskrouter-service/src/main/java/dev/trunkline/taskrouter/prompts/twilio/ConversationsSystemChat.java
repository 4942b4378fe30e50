package dev.trunkline.taskrouter.prompts.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.conversations.v1.Conversation;
import com.twilio.rest.conversations.v1.ConversationCreator;
import com.twilio.rest.conversations.v1.ParticipantConversation;
import com.twilio.rest.conversations.v1.conversation.Message;
import com.twilio.rest.conversations.v1.conversation.Participant;
import dev.trunkline.taskrouter.prompts.PromptConfig;
import dev.trunkline.taskrouter.prompts.SystemChat;
import dev.trunkline.twilio.rest.TwilioCallException;
import dev.trunkline.twilio.rest.TwilioClients;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Conversations named System with the attribute {@code isNotificationSystem}, one for each agent, in which {@code
 * NotifyAgent.<worker>} writes. Known by attribute and by that participant, not by name: a customer may be called System.
 */
@ApplicationScoped
class ConversationsSystemChat implements SystemChat {

    private static final String SYSTEM = "isNotificationSystem";
    private static final String MARK = "trunklineNotice";
    private static final int NEWEST = 50;
    private static final int CONFLICT = 409;

    private final TwilioClients clients;
    private final PromptConfig config;
    private final ObjectMapper json;

    ConversationsSystemChat(TwilioClients clients, PromptConfig config, ObjectMapper json) {
        this.clients = clients;
        this.config = config;
        this.json = json;
    }

    private TwilioRestClient client() {
        return clients.forName(config.account()
                .orElseThrow(() -> new IllegalStateException(
                        "trunkline.taskrouter.prompts.account: missing (expected: name of an account)")));
    }

    @Override
    public String conversation(String worker) {
        var sid = existing(worker).orElseGet(() -> create(worker));
        var present = new HashSet<String>();
        for (var participant : Participant.reader(sid).limit(NEWEST).read(client())) {
            present.add(Objects.requireNonNullElse(participant.getIdentity(), ""));
        }
        List.of(notifier(worker), worker).stream()
                .filter(identity -> !present.contains(identity))
                .forEach(identity -> join(sid, identity));
        return sid;
    }

    private Optional<String> existing(String worker) {
        for (var found : ParticipantConversation.reader()
                .setIdentity(notifier(worker))
                .limit(NEWEST)
                .read(client())) {
            if (ParticipantConversation.State.ACTIVE.equals(found.getConversationState())
                    && read(found.getConversationAttributes()).path(SYSTEM).asBoolean()) {
                return Optional.of(found.getConversationSid());
            }
        }
        return Optional.empty();
    }

    /** A create that got no answer is found by its unique name; one of that name that is closed is left alone. */
    private String create(String worker) {
        var name = "trunkline.system." + worker;
        try {
            return creator(worker).setUniqueName(name).create(client()).getSid();
        } catch (TwilioCallException e) {
            if (e.httpStatus() != CONFLICT) {
                throw e;
            }
            var there = Conversation.fetcher(name).fetch(client());
            return Conversation.State.CLOSED.equals(there.getState())
                    ? creator(worker).create(client()).getSid()
                    : there.getSid();
        }
    }

    private ConversationCreator creator(String worker) {
        return Conversation.creator()
                .setFriendlyName("System")
                .setAttributes(write(Map.of(SYSTEM, true, "worker", worker)));
    }

    private void join(String sid, String identity) {
        try {
            var unused = Participant.creator(sid).setIdentity(identity).create(client());
        } catch (TwilioCallException e) {
            if (e.httpStatus() != CONFLICT) {
                throw e;
            }
        }
    }

    @Override
    public String post(String conversationSid, String worker, String text, String mark) {
        return Message.creator(conversationSid)
                .setAuthor(notifier(worker))
                .setBody(text)
                .setAttributes(write(Map.of(MARK, mark)))
                .create(client())
                .getSid();
    }

    @Override
    public Optional<String> find(String conversationSid, String mark) {
        for (var message : Message.reader(conversationSid)
                .setOrder(Message.OrderType.DESC)
                .limit(NEWEST)
                .read(client())) {
            if (mark.equals(read(message.getAttributes()).path(MARK).asText(""))) {
                return Optional.of(message.getSid());
            }
        }
        return Optional.empty();
    }

    private static String notifier(String worker) {
        return "NotifyAgent." + worker;
    }

    private JsonNode read(@Nullable String attributes) {
        try {
            return json.readTree(Objects.requireNonNullElse(attributes, "{}"));
        } catch (JsonProcessingException e) {
            return json.createObjectNode();
        }
    }

    private String write(Map<String, ?> attributes) {
        try {
            return json.writeValueAsString(attributes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("attributes: cannot be written as JSON", e);
        }
    }
}
