package dev.trunkline.messaging.tasks.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.twilio.rest.flexapi.v1.interaction.InteractionChannel;
import dev.trunkline.messaging.tasks.Interactions;
import dev.trunkline.messaging.tasks.OutboundTasksConfig;
import dev.trunkline.messaging.tasks.Refusal;
import dev.trunkline.messaging.tasks.RefusedException;
import dev.trunkline.twilio.flex.FlexInteractions;
import dev.trunkline.twilio.flex.MadeInteraction;
import dev.trunkline.twilio.flex.NewInteraction;
import dev.trunkline.twilio.rest.TwilioCallException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** {@code /v1/Interactions} of Flex. */
@ApplicationScoped
class TwilioInteractions implements Interactions {

    /** Our id in a task's attributes. */
    private static final String MARK = "trunklineStartId";

    private static final int NOT_FOUND = 404;

    private final OwnAccount account;
    private final OutboundTasksConfig config;
    private final ObjectMapper json;

    TwilioInteractions(OwnAccount account, OutboundTasksConfig config, ObjectMapper json) {
        this.account = account;
        this.config = config;
        this.json = json;
    }

    @Override
    public Started create(New wanted) {
        var made = account.interactions()
                .make(new NewInteraction(
                        wanted.fromNumber(),
                        wanted.customer(),
                        workspace(),
                        required(config.workflowSid(), "workflow-sid", "WW"),
                        config.queueSid().orElse(null),
                        wanted.workerSid(),
                        config.taskChannel(),
                        attributes(wanted)));
        return started(made, false);
    }

    private ObjectNode attributes(New wanted) {
        try {
            return ((ObjectNode) json.readTree(wanted.attributes())).put(MARK, wanted.startId());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("start " + wanted.startId() + ": its attributes are no JSON", e);
        }
    }

    private static Started started(MadeInteraction made, boolean found) {
        return new Started(made.sid(), made.channelSid(), made.taskSid(), made.conversationSid(), made.url(), found);
    }

    private String workspace() {
        return required(config.workspaceSid(), "workspace-sid", "WS");
    }

    private static String required(Optional<String> setting, String name, String prefix) {
        return setting.orElseThrow(() -> new RefusedException(new Refusal(
                500,
                null,
                "trunkline.messaging.outbound-tasks." + name + ": missing (expected: " + prefix
                        + " and 32 hex digits)")));
    }

    @Override
    public Optional<Started> marked(String startId) {
        return account.interactions()
                .task(workspace(), MARK, startId)
                .map(task -> started(FlexInteractions.of(task), false));
    }

    @Override
    public Optional<Started> active(String fromNumber, String customer) {
        return account.interactions()
                .active(workspace(), fromNumber, customer)
                .map(task -> started(FlexInteractions.of(task), true));
    }

    @Override
    public void close(Started interaction) {
        if (interaction.channelSid() == null) {
            return;
        }
        try {
            var unused = InteractionChannel.updater(
                            interaction.sid(), interaction.channelSid(), InteractionChannel.UpdateChannelStatus.CLOSED)
                    .setRouting(Map.of("status", "closed"))
                    .update(account.client());
        } catch (TwilioCallException e) {
            if (e.httpStatus() != NOT_FOUND) {
                throw e;
            }
        }
    }
}
