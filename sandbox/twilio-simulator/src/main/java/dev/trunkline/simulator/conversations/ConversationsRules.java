package dev.trunkline.simulator.conversations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.echo.RestEchoes;
import dev.trunkline.simulator.files.ChatFiles;
import dev.trunkline.simulator.messaging.Address;
import dev.trunkline.simulator.relay.CustomerRelay;
import dev.trunkline.simulator.resource.Draft;
import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.resource.ResourceRules;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.resource.RunningIndex;
import dev.trunkline.simulator.resource.Uniqueness;
import dev.trunkline.simulator.rest.Dates;
import dev.trunkline.simulator.rest.Page;
import dev.trunkline.simulator.rest.Reply;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.Routes;
import dev.trunkline.simulator.rest.TwilioException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Conversations demands: unique names, one active conversation per pair of addresses, messages with a running index. */
public final class ConversationsRules {

    private static final String CONVERSATIONS = "conversations:Conversations";
    private static final String PARTICIPANTS = CONVERSATIONS + "/Participants";

    private final ResourceStore store;
    private final CustomerRelay relay;
    private final Uniqueness unique;
    private final RestEchoes echoes;
    private final ChatFiles files;
    private final RunningIndex places;

    public ConversationsRules(ResourceStore store, CustomerRelay relay, RestEchoes echoes, ChatFiles files) {
        this.store = store;
        this.relay = relay;
        this.echoes = echoes;
        this.files = files;
        this.unique = new Uniqueness(store);
        this.places = new RunningIndex(store);
    }

    public Map<String, ResourceRules> rules() {
        return Map.of(
                CONVERSATIONS,
                new Conversations(),
                PARTICIPANTS,
                new Participants(),
                CONVERSATIONS + "/Messages",
                new Messages(),
                "conversations:AccountConfiguration/Webhooks",
                new Webhooks(),
                "conversations:Configuration/Webhooks",
                new Webhooks(),
                "conversations:Users",
                new Users());
    }

    /** Which conversations a person or an address is in; the catalogue has this list for services alone. */
    public void mount(Routes routes) {
        routes.add("conversations", "GET", "/v1/ParticipantConversations", this::ofParticipant);
    }

    private Reply ofParticipant(Request request) {
        var address = request.query().get("Address");
        var identity = request.query().get("Identity");
        if (address.isPresent() == identity.isPresent()) {
            throw new TwilioException(400, 50220, "Either Address or Identity is required");
        }
        var found = store
                .where(
                        PARTICIPANTS,
                        participant -> participant.accountSid().equals(request.accountSid())
                                && identity.map(participant.text("identity")::equals)
                                        .orElse(true)
                                && address.map(participant
                                                .field("messaging_binding")
                                                .path("address")
                                                .asText("")::equals)
                                        .orElse(true))
                .stream()
                .flatMap(participant ->
                        conversation(participant)
                                .map(conversation -> participation(participant, conversation))
                                .stream())
                .toList();
        return Page.of(request, found).current("conversations", json -> json);
    }

    private Optional<Resource> conversation(Resource participant) {
        return store.find(CONVERSATIONS, participant.accountSid(), Map.of(), participant.parent("ConversationSid"));
    }

    private static ObjectNode participation(Resource participant, Resource conversation) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("account_sid", participant.accountSid());
        json.put("chat_service_sid", conversation.text("chat_service_sid"));
        json.put("participant_sid", participant.sid());
        json.put("participant_user_sid", (String) null);
        json.set("participant_identity", participant.field("identity"));
        json.set("participant_messaging_binding", participant.field("messaging_binding"));
        json.put("conversation_sid", conversation.sid());
        json.set("conversation_unique_name", conversation.field("unique_name"));
        json.set("conversation_friendly_name", conversation.field("friendly_name"));
        json.put("conversation_attributes", conversation.text("attributes"));
        json.put("conversation_date_created", conversation.text("date_created"));
        json.put("conversation_date_updated", conversation.text("date_updated"));
        json.put("conversation_created_by", "system");
        json.put("conversation_state", conversation.text("state"));
        json.set("conversation_timers", conversation.field("timers"));
        json.putObject("links");
        return json;
    }

    private final class Conversations implements ResourceRules {
        /** By the date they were made. */
        @Override
        public List<Resource> listed(List<Resource> found, Request request) {
            var since = request.query()
                    .get("StartDate")
                    .map(date -> Dates.filter("StartDate", date))
                    .orElse(Instant.EPOCH);
            return found.stream()
                    .filter(conversation ->
                            !Instant.parse(conversation.text("date_created")).isBefore(since))
                    .toList();
        }

        @Override
        public void creating(Draft draft) {
            updating(draft);
            draft.defaultTo("attributes", "{}").defaultTo("state", "active").defaultTo("timers", Map.of());
        }

        @Override
        public void updating(Draft draft) {
            unique.require(draft, "unique_name", 409, 50353, "Conversation with provided unique name already exists");
        }

        @Override
        public void created(Resource conversation, Request request) {
            echoes.tell(conversation, request, "onConversationAdded");
        }

        @Override
        public void updated(Resource before, Resource after, Request request) {
            if (before.text("state").equals(after.text("state"))) {
                echoes.tell(after, request, "onConversationUpdated");
                return;
            }
            echoes.tell(
                    after,
                    request,
                    "onConversationStateUpdated",
                    Map.of("StateFrom", before.text("state"), "StateTo", after.text("state"), "Reason", "API"));
        }

        @Override
        public void deleted(Resource conversation, Request request) {
            echoes.tell(conversation, request, "onConversationRemoved");
        }
    }

    private final class Participants implements ResourceRules {
        @Override
        public void creating(Draft draft) {
            unique.require(draft, "identity", 409, 50433, "Participant already exists");
            var address = draft.json().path("messaging_binding").path("address").asText("");
            if (draft.text("identity").isEmpty() && address.isEmpty()) {
                throw new TwilioException(400, 50407, "Participant needs an Identity or a MessagingBinding");
            }
            if (!address.isEmpty()) {
                bind(draft, address);
            }
            draft.defaultTo("attributes", "{}");
        }

        @Override
        public void created(Resource participant, Request request) {
            echoes.tell(participant, request, "onParticipantAdded");
        }

        @Override
        public void updated(Resource before, Resource after, Request request) {
            echoes.tell(after, request, "onParticipantUpdated");
        }

        @Override
        public void deleted(Resource participant, Request request) {
            echoes.tell(participant, request, "onParticipantRemoved");
        }

        private void bind(Draft draft, String address) {
            var proxy =
                    draft.json().path("messaging_binding").path("proxy_address").asText("");
            activeWith(draft.accountSid(), address, proxy).ifPresent(conversation -> {
                throw new TwilioException(
                        409,
                        50416,
                        "A binding for this participant and proxy address already exists in Conversation "
                                + conversation);
            });
            draft.set(
                    "messaging_binding",
                    Map.of("type", Address.channel(address), "address", address, "proxy_address", proxy));
        }

        private Optional<String> activeWith(String accountSid, String address, String proxy) {
            return store
                    .where(
                            PARTICIPANTS,
                            other -> other.accountSid().equals(accountSid)
                                    && other.field("messaging_binding")
                                            .path("address")
                                            .asText()
                                            .equals(address)
                                    && other.field("messaging_binding")
                                            .path("proxy_address")
                                            .asText()
                                            .equals(proxy))
                    .stream()
                    .map(other -> other.parent("ConversationSid"))
                    .filter(sid -> isOpen(accountSid, sid))
                    .findFirst();
        }

        private boolean isOpen(String accountSid, String conversation) {
            return store.find(CONVERSATIONS, accountSid, Map.of(), conversation)
                    .filter(found -> !found.text("state").equals("closed"))
                    .isPresent();
        }
    }

    private final class Messages implements ResourceRules {
        @Override
        public void creating(Draft draft) {
            var media = files.described(draft);
            draft.set("index", places.next(draft))
                    .set("media", media.isEmpty() ? null : media)
                    .defaultTo("author", "system")
                    .defaultTo("attributes", "{}")
                    .set("participant_sid", author(draft).map(Resource::sid).orElse(null));
        }

        @Override
        public void created(Resource message, Request request) {
            relay.saidInConversation(message);
            echoes.tell(message, request, "onMessageAdded");
        }

        @Override
        public void updated(Resource before, Resource after, Request request) {
            echoes.tell(after, request, "onMessageUpdated");
        }

        @Override
        public void deleted(Resource message, Request request) {
            echoes.tell(message, request, "onMessageRemoved");
        }

        private Optional<Resource> author(Draft draft) {
            var author = draft.text("author");
            return store.below(PARTICIPANTS, draft.accountSid(), draft.parents()).stream()
                    .filter(person -> person.text("identity").equals(author)
                            || person.field("messaging_binding")
                                    .path("address")
                                    .asText()
                                    .equals(author))
                    .findFirst();
        }
    }

    private static final class Webhooks implements ResourceRules {
        @Override
        public void creating(Draft draft) {
            draft.defaultTo("method", "POST").defaultTo("filters", List.of());
            if (draft.type().fields().containsKey("target")) {
                draft.defaultTo("target", "webhook");
            }
        }
    }

    private final class Users implements ResourceRules {
        @Override
        public void creating(Draft draft) {
            unique.require(draft, "identity", 409, 50201, "User already exists");
            draft.defaultTo("attributes", "{}");
        }
    }
}
