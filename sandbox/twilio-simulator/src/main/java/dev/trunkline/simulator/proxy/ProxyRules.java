package dev.trunkline.simulator.proxy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.trunkline.simulator.messaging.Sender;
import dev.trunkline.simulator.messaging.Senders;
import dev.trunkline.simulator.resource.Draft;
import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.resource.ResourceRules;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.resource.Resources;
import dev.trunkline.simulator.resource.Uniqueness;
import dev.trunkline.simulator.rest.Dates;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.TwilioException;
import dev.trunkline.simulator.state.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Proxy demands: unique names, numbers of ours in the pool, two participants per session. */
public final class ProxyRules {

    private static final String NUMBERS = "proxy:Services/PhoneNumbers";
    private static final String SESSIONS = "proxy:Services/Sessions";
    private static final String PARTICIPANTS = "proxy:Services/Sessions/Participants";
    private static final int MOST_PARTICIPANTS = 2;

    private final ResourceStore store;
    private final Resources resources;
    private final Senders senders;
    private final Uniqueness unique;

    public ProxyRules(ResourceStore store, Resources resources, Senders senders) {
        this.store = store;
        this.resources = resources;
        this.senders = senders;
        this.unique = new Uniqueness(store);
    }

    public Map<String, ResourceRules> rules() {
        return Map.of(
                "proxy:Services",
                new Services(),
                NUMBERS,
                new Numbers(),
                SESSIONS,
                new Sessions(),
                PARTICIPANTS,
                new Participants());
    }

    private final class Services implements ResourceRules {
        @Override
        public void creating(Draft draft) {
            updating(draft);
            draft.defaultTo("default_ttl", 0)
                    .defaultTo("geo_match_level", "country")
                    .defaultTo("number_selection_behavior", "prefer-sticky");
        }

        @Override
        public void updating(Draft draft) {
            unique.require(draft, "unique_name", 400, 80603, "Service with this UniqueName already exists");
        }
    }

    private final class Numbers implements ResourceRules {
        @Override
        public void creating(Draft draft) {
            var sender = sender(draft.request());
            if (store.find(NUMBERS, draft.accountSid(), Map.of(), sender.sid()).isPresent()) {
                throw new TwilioException(400, 80104, "Number " + sender.address() + " is already in a Proxy Service");
            }
            draft.set("sid", sender.sid())
                    .set("phone_number", sender.address())
                    .set("friendly_name", sender.address())
                    .set("iso_country", "US")
                    .set("capabilities", Map.of("sms", true, "mms", true, "voice", true, "fax", false))
                    .set("in_use", 0)
                    .defaultTo("is_reserved", false);
        }

        private Sender sender(Request request) {
            var sid = request.formValue("Sid");
            var number = request.formValue("PhoneNumber");
            if (sid == null && number == null) {
                throw TwilioException.missing("Sid");
            }
            return (sid != null ? senders.bySid(sid) : senders.byAddress(String.valueOf(number)))
                    .filter(sender -> sender.accountSid().equals(request.accountSid()))
                    .orElseThrow(() -> new TwilioException(
                            400, 20404, "The number " + (sid != null ? sid : number) + " was not found"));
        }
    }

    private final class Sessions implements ResourceRules {
        @Override
        public void creating(Draft draft) {
            unique.require(draft, "unique_name", 400, 80603, "Session UniqueName must be unique.");
            draft.defaultTo("mode", "voice-and-message")
                    .defaultTo("status", "open")
                    .defaultTo("ttl", 0)
                    .set("date_started", draft.text("date_created"));
            draft.request().formValues("Participants").forEach(this::parsed);
        }

        private JsonNode parsed(String participant) {
            try {
                return Json.MAPPER.readTree(participant);
            } catch (JsonProcessingException e) {
                throw TwilioException.invalid("Participants", participant);
            }
        }

        @Override
        public void created(Resource session, Request request) {
            var parents = new LinkedHashMap<>(session.parents());
            parents.put("SessionSid", session.sid());
            for (var text : request.formValues("Participants")) {
                var participant = parsed(text);
                var identifier = participant.path("Identifier").asText("");
                var proxy = participant.path("ProxyIdentifier").asText("");
                var number = number(request.accountSid(), parents, identifier, proxy);
                var unused = resources.make(PARTICIPANTS, request.accountSid(), parents, json -> {
                    json.put("identifier", identifier);
                    json.put("friendly_name", participant.path("FriendlyName").asText(""));
                    json.put("proxy_identifier", number.text("phone_number"));
                    json.put("proxy_identifier_sid", number.sid());
                });
            }
        }

        @Override
        public void updating(Draft draft) {
            if (!draft.changes("status")) {
                return;
            }
            switch (draft.text("status")) {
                case "closed" ->
                    draft.set("date_ended", Dates.iso(Instant.now())).set("closed_reason", "api");
                case "in-progress" -> draft.set("date_ended", null).set("closed_reason", null);
                default -> throw new TwilioException(400, 80608, "Session status cannot be set to open");
            }
        }
    }

    private final class Participants implements ResourceRules {
        @Override
        public void creating(Draft draft) {
            var beside = store.below(PARTICIPANTS, draft.accountSid(), draft.parents());
            var identifier = draft.text("identifier");
            if (beside.stream().anyMatch(other -> other.text("identifier").equals(identifier))) {
                throw new TwilioException(
                        400, 80103, "Participant has already been added to this session with identifier " + identifier);
            }
            if (beside.size() >= MOST_PARTICIPANTS) {
                throw new TwilioException(
                        400, 80609, "A Session may have at most " + MOST_PARTICIPANTS + " participants");
            }
            var number = number(draft.accountSid(), draft.parents(), identifier, draft.text("proxy_identifier"));
            draft.set("proxy_identifier", number.text("phone_number")).set("proxy_identifier_sid", number.sid());
        }
    }

    /** A number of the pool that this person does not already see in another open session. */
    private Resource number(String accountSid, Map<String, String> parents, String identifier, String wanted) {
        var service = Map.of("ServiceSid", parents.getOrDefault("ServiceSid", ""));
        var taken = store.below(PARTICIPANTS, accountSid, service).stream()
                .filter(other -> other.text("identifier").equals(identifier) && isOpen(accountSid, other))
                .map(other -> other.text("proxy_identifier"))
                .toList();
        return pool(accountSid, service, wanted).stream()
                .filter(number -> !taken.contains(number.text("phone_number")))
                .findFirst()
                .orElseThrow(() -> new TwilioException(400, 80207, "No compatible Proxy number was found"));
    }

    private List<Resource> pool(String accountSid, Map<String, String> service, String wanted) {
        return store.below(NUMBERS, accountSid, service).stream()
                .filter(number -> wanted.isEmpty()
                        ? !number.field("is_reserved").asBoolean()
                        : number.text("phone_number").equals(wanted))
                .toList();
    }

    private boolean isOpen(String accountSid, Resource participant) {
        return store.find(SESSIONS, accountSid, Map.of(), participant.parent("SessionSid"))
                .filter(session -> !session.text("status").equals("closed"))
                .isPresent();
    }
}
