package dev.trunkline.messaging.tasks.journal;

import dev.trunkline.messaging.tasks.OutboundTasksConfig;
import dev.trunkline.messaging.tasks.Start;
import dev.trunkline.messaging.tasks.Wish;
import jakarta.enterprise.context.ApplicationScoped;

/** Which procedure fulfils which wish in the configured generation of Flex. */
@ApplicationScoped
class Procedures {

    private final FlexChannelsProcedure flexChannels;
    private final InteractionsProcedure interactions;
    private final TextProcedure text;
    private final FlowProcedure flow;
    private final OutboundTasksConfig config;

    Procedures(
            FlexChannelsProcedure flexChannels,
            InteractionsProcedure interactions,
            TextProcedure text,
            FlowProcedure flow,
            OutboundTasksConfig config) {
        this.flexChannels = flexChannels;
        this.interactions = interactions;
        this.text = text;
        this.flow = flow;
        this.config = config;
    }

    Procedure of(Start start) {
        if (start.wish() instanceof Wish.Flow) {
            return flow;
        }
        return switch (config.variant()) {
            case FLEX_CHANNELS -> flexChannels;
            case INTERACTIONS -> start.wish() instanceof Wish.Text ? text : interactions;
        };
    }
}
