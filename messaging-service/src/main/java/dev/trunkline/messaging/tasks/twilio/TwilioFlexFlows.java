package dev.trunkline.messaging.tasks.twilio;

import com.twilio.rest.flexapi.v1.FlexFlow;
import dev.trunkline.messaging.tasks.FlexFlows;
import dev.trunkline.messaging.tasks.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /v1/FlexFlows}. */
@ApplicationScoped
class TwilioFlexFlows implements FlexFlows {

    private static final int PAGE = 100;

    private final OwnAccount account;

    TwilioFlexFlows(OwnAccount account) {
        this.account = account;
    }

    @Override
    public List<Flow> of(String number) {
        var found = new ArrayList<Flow>();
        for (var flow : FlexFlow.reader().pageSize(PAGE).read(account.client())) {
            if (number.equals(flow.getContactIdentity())) {
                found.add(flow(flow));
            }
        }
        return found;
    }

    @Override
    public Flow create(Wish.Flow wish) {
        return flow(FlexFlow.creator(wish.friendlyName(), wish.chatServiceSid(), FlexFlow.ChannelType.SMS)
                .setIntegrationType(FlexFlow.IntegrationType.TASK)
                .setEnabled(false)
                .setContactIdentity(wish.fromNumber())
                .setIntegrationWorkspaceSid(wish.workspaceSid())
                .setIntegrationWorkflowSid(wish.workflowSid())
                .setIntegrationChannel(wish.taskChannel())
                .setLongLived(wish.longLived())
                .setJanitorEnabled(true)
                .create(account.client()));
    }

    private static Flow flow(FlexFlow flow) {
        var integration = flow.getIntegration() instanceof Map<?, ?> json ? json : Map.of();
        return new Flow(
                flow.getSid(),
                flow.getFriendlyName(),
                Objects.requireNonNullElse(flow.getContactIdentity(), ""),
                Objects.toString(flow.getIntegrationType(), ""),
                Boolean.TRUE.equals(flow.getEnabled()),
                flow.getChatServiceSid(),
                text(integration, "workspace_sid"),
                text(integration, "workflow_sid"));
    }

    private static @Nullable String text(Map<?, ?> json, String name) {
        return json.get(name) instanceof String text && !text.isEmpty() ? text : null;
    }
}
