package dev.trunkline.simulator.flex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.resource.Draft;
import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.resource.ResourceRules;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.resource.Resources;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.Sids;
import dev.trunkline.simulator.rest.TwilioException;
import java.util.Map;

/** What Flex makes besides its own resources: a chat channel for a legacy channel, a media channel for an interaction. */
public final class FlexRules {

    private static final String FLOWS = "flex-api:FlexFlows";

    private final ResourceStore store;
    private final Resources resources;

    public FlexRules(ResourceStore store, Resources resources) {
        this.store = store;
        this.resources = resources;
    }

    public Map<String, ResourceRules> rules() {
        return Map.of(
                FLOWS, new Flows(), "flex-api:Channels", new Channels(), "flex-api:Interactions", new Interactions());
    }

    private static final class Flows implements ResourceRules {
        @Override
        public void creating(Draft draft) {
            draft.defaultTo("enabled", true)
                    .defaultTo("long_lived", false)
                    .defaultTo("janitor_enabled", false)
                    .defaultTo("integration", Map.of());
        }
    }

    private final class Channels implements ResourceRules {
        @Override
        public void creating(Draft draft) {
            var flow = store.find(FLOWS, draft.accountSid(), Map.of(), draft.text("flex_flow_sid"))
                    .orElseThrow(() -> TwilioException.invalid("FlexFlowSid", draft.text("flex_flow_sid")));
            var request = draft.request();
            var chat = resources.make(
                    "chat:Services/Channels",
                    draft.accountSid(),
                    Map.of("ServiceSid", flow.text("chat_service_sid")),
                    json -> json.put("friendly_name", request.formValue("ChatFriendlyName"))
                            .put("unique_name", request.formValue("ChatUniqueName"))
                            .put("attributes", "{}")
                            .put("type", "private")
                            .put("created_by", "system"));
            draft.set("sid", chat.sid()).set("user_sid", Sids.random("US")).defaultTo("task_sid", Sids.random("WT"));
        }
    }

    private final class Interactions implements ResourceRules {
        @Override
        public void creating(Draft draft) {
            var type = draft.json().path("channel").path("type").asText("");
            if (type.isEmpty()) {
                throw TwilioException.invalid(
                        "Channel", draft.json().path("channel").toString());
            }
            var properties = draft.json().path("routing").path("properties");
            draft.set("routing", Map.of("properties", withTask(properties)));
        }

        private JsonNode withTask(JsonNode properties) {
            var routing = properties.isObject() ? properties.deepCopy() : JsonNodeFactory.instance.objectNode();
            ((ObjectNode) routing).put("sid", Sids.random("WT")).put("assignment_status", "pending");
            return routing;
        }

        @Override
        public void created(Resource interaction, Request request) {
            var channel = resources.make(
                    "flex-api:Interactions/Channels",
                    interaction.accountSid(),
                    Map.of("InteractionSid", interaction.sid()),
                    json -> json.put(
                                    "type",
                                    interaction.field("channel").path("type").asText())
                            .put("status", "active")
                            .put("interaction_sid", interaction.sid()));
            store.change(
                    interaction,
                    json -> ((ObjectNode) json.path("channel"))
                            .put("sid", channel.sid())
                            .put("status", "active"));
        }
    }
}
