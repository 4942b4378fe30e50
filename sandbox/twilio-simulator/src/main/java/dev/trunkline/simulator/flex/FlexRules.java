package dev.trunkline.simulator.flex;

import dev.trunkline.simulator.resource.Draft;
import dev.trunkline.simulator.resource.ResourceRules;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.resource.Resources;
import dev.trunkline.simulator.rest.Routes;
import dev.trunkline.simulator.routing.Routing;
import java.util.Map;

/** What Flex makes besides its own resources: chat channels and tasks for its channels, conversations for interactions. */
public final class FlexRules {

    static final String FLOWS = "flex-api:FlexFlows";

    private final FlexChannels channels;
    private final Interactions interactions;
    private final Handover handover;

    public FlexRules(ResourceStore store, Resources resources, Routing routing) {
        var tasks = new FlexTasks(store, routing);
        channels = new FlexChannels(store, resources, tasks);
        interactions = new Interactions(store, resources, tasks);
        handover = new Handover(store, tasks);
    }

    /** What the catalogue does not know: transfers, whose bodies are JSON. */
    public void mount(Routes routes) {
        handover.mount(routes);
    }

    public Map<String, ResourceRules> rules() {
        return Map.of(
                FLOWS,
                new Flows(),
                FlexChannels.NAME,
                channels,
                Interactions.NAME,
                interactions,
                Interactions.CHANNELS,
                interactions.channelRules(),
                Handover.INVITES,
                handover);
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
}
