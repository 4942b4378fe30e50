package dev.trunkline.messaging.tasks.twilio;

import com.twilio.rest.flexapi.v1.FlexFlow;
import dev.trunkline.messaging.tasks.FlexFlows;
import dev.trunkline.messaging.tasks.Wish;
import dev.trunkline.twilio.flex.NewFlow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /v1/FlexFlows}. */
@ApplicationScoped
class TwilioFlexFlows implements FlexFlows {

    private final OwnAccount account;

    TwilioFlexFlows(OwnAccount account) {
        this.account = account;
    }

    @Override
    public List<Flow> of(String number) {
        return account.flex().flows(number).stream().map(TwilioFlexFlows::flow).toList();
    }

    @Override
    public Flow create(Wish.Flow wish) {
        return flow(account.flex()
                .make(new NewFlow(
                        wish.friendlyName(),
                        wish.chatServiceSid(),
                        wish.fromNumber(),
                        wish.workspaceSid(),
                        wish.workflowSid(),
                        wish.taskChannel(),
                        wish.longLived())));
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
