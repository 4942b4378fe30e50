package dev.trunkline.simulator.eventstreams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.trunkline.simulator.resource.Draft;
import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.resource.ResourceRules;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.resource.Resources;
import dev.trunkline.simulator.rest.Reply;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.Routes;
import dev.trunkline.simulator.rest.TwilioException;
import dev.trunkline.simulator.state.Json;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What Event Streams demands of sinks and subscriptions, and a sink's test. */
public final class EventStreamsRules {

    static final String SINKS = "events:Sinks";
    static final String SUBSCRIPTIONS = "events:Subscriptions";
    static final String TYPES = "events:Subscriptions/SubscribedEvents";

    private final ResourceStore store;
    private final Resources resources;
    private final EventStreams streams;
    private final ConcurrentMap<String, String> tests = new ConcurrentHashMap<>();

    public EventStreamsRules(ResourceStore store, Resources resources, EventStreams streams) {
        this.store = store;
        this.resources = resources;
        this.streams = streams;
    }

    public Map<String, ResourceRules> rules() {
        return Map.of(SINKS, new Sinks(), SUBSCRIPTIONS, new Subscriptions());
    }

    public void mount(Routes routes) {
        routes.add("events", "POST", "/v1/Sinks/{Sid}/Test", this::test)
                .add("events", "POST", "/v1/Sinks/{Sid}/Validate", this::validate);
    }

    private Reply test(Request request) {
        var sink = sink(request);
        var id = UUID.randomUUID().toString();
        tests.put(sink.sid(), id);
        streams.sendTest(sink, id);
        return Reply.json(201, JsonNodeFactory.instance.objectNode().put("result", "submitted"));
    }

    private Reply validate(Request request) {
        var sink = sink(request);
        var given = request.formValue("TestId");
        if (given == null) {
            throw TwilioException.missing("TestId");
        }
        if (!given.equals(tests.get(sink.sid()))) {
            throw TwilioException.invalid("TestId", given);
        }
        store.change(sink, json -> json.put("status", "active"));
        return Reply.json(201, JsonNodeFactory.instance.objectNode().put("result", "valid"));
    }

    private Resource sink(Request request) {
        return store.find(SINKS, request.accountSid(), Map.of(), request.pathParameter("Sid"))
                .orElseThrow(() -> TwilioException.notFound(request.path()));
    }

    private static final class Sinks implements ResourceRules {
        @Override
        public void creating(Draft draft) {
            var destination =
                    draft.json().path("sink_configuration").path("destination").asText("");
            if (draft.text("sink_type").equals("webhook") && !destination.matches("https?://.+")) {
                throw TwilioException.invalid("SinkConfiguration", destination);
            }
            draft.set("status", "initialized");
        }
    }

    private final class Subscriptions implements ResourceRules {
        @Override
        public void creating(Draft draft) {
            var sink = draft.text("sink_sid");
            if (store.find(SINKS, draft.accountSid(), Map.of(), sink).isEmpty()) {
                throw TwilioException.invalid("SinkSid", sink);
            }
            draft.request().formValues("Types").forEach(EventStreamsRules::subscribed);
        }

        @Override
        public void created(Resource subscription, Request request) {
            for (var text : request.formValues("Types")) {
                var type = subscribed(text);
                var unused = resources.make(
                        TYPES,
                        request.accountSid(),
                        Map.of("SubscriptionSid", subscription.sid()),
                        type.path("type").asText(),
                        json -> json.put("type", type.path("type").asText())
                                .put(
                                        "schema_version",
                                        type.path("schema_version").asInt(1)));
            }
        }
    }

    /** One object per parameter; Twilio refuses an array in a single one. */
    private static JsonNode subscribed(String text) {
        try {
            var type = Json.MAPPER.readTree(text);
            if (type.isObject() && type.path("type").asText().startsWith("com.twilio.")) {
                return type;
            }
        } catch (JsonProcessingException e) {
            throw TwilioException.invalid("Types", text);
        }
        throw TwilioException.invalid("Types", text);
    }
}
