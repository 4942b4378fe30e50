package dev.trunkline.simulator.conversations;

import dev.trunkline.simulator.messaging.Address;
import dev.trunkline.simulator.resource.Draft;
import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.resource.ResourceRules;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.resource.Uniqueness;
import dev.trunkline.simulator.rest.TwilioException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Conversations demands: unique names, one active conversation per pair of addresses, messages with a running index. */
public final class ConversationsRules {

    private static final String CONVERSATIONS = "conversations:Conversations";
    private static final String PARTICIPANTS = CONVERSATIONS + "/Participants";

    private final ResourceStore store;
    private final Uniqueness unique;

    public ConversationsRules(ResourceStore store) {
        this.store = store;
        this.unique = new Uniqueness(store);
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
                "conversations:Users",
                new Users());
    }

    private final class Conversations implements ResourceRules {
        @Override
        public void creating(Draft draft) {
            updating(draft);
            draft.defaultTo("attributes", "{}").defaultTo("state", "active").defaultTo("timers", Map.of());
        }

        @Override
        public void updating(Draft draft) {
            unique.require(draft, "unique_name", 409, 50353, "Conversation with provided unique name already exists");
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
            var beside = store.below(draft.type().name(), draft.accountSid(), draft.parents());
            var last = beside.stream()
                    .mapToInt(message -> message.field("index").asInt())
                    .max();
            draft.set("index", last.orElse(-1) + 1)
                    .defaultTo("author", "system")
                    .defaultTo("attributes", "{}")
                    .set("participant_sid", author(draft).map(Resource::sid).orElse(null));
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
            draft.defaultTo("method", "POST").defaultTo("target", "webhook").defaultTo("filters", List.of());
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
