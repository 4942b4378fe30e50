package dev.trunkline.messaging.tasks.journal;

import dev.trunkline.journal.Entry;
import dev.trunkline.journal.Steps;
import dev.trunkline.messaging.tasks.FlexFlows;
import dev.trunkline.messaging.tasks.FlexFlows.Flow;
import dev.trunkline.messaging.tasks.Refusal;
import dev.trunkline.messaging.tasks.RefusedException;
import dev.trunkline.messaging.tasks.Start;
import dev.trunkline.messaging.tasks.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the task flow of a number, or finds it. A number has one of them, by which it is found again. */
@ApplicationScoped
class FlowProcedure implements Procedure {

    private static final String FIND_FLOW = "find-flow";
    private static final String CREATE_FLOW = "create-flow";
    private static final String TASK = "task";
    private static final int BAD_ANSWER = 502;

    private final FlexFlows flows;

    FlowProcedure(FlexFlows flows) {
        this.flows = flows;
    }

    /** A flow that was there before this start; null where there was none. */
    record Earlier(@Nullable Flow flow) {}

    @Override
    public Map<String, Object> run(Start start, Entry entry, Steps steps) throws Exception {
        if (!(start.wish() instanceof Wish.Flow wish)) {
            throw new IllegalArgumentException("start " + start.id() + ": no flow (expected: a flow)");
        }
        var number = wish.fromNumber();
        var earlier = steps.once(
                        FIND_FLOW,
                        Earlier.class,
                        () -> new Earlier(
                                FlexFlows.first(flows.of(number), TASK).orElse(null)))
                .flow();
        if (earlier != null) {
            return told(earlier, false);
        }
        var made = steps.once(
                CREATE_FLOW, Flow.class, () -> FlexFlows.first(flows.of(number), TASK), () -> flows.create(wish));
        if (!made.integrationType().equals(TASK)) {
            throw new RefusedException(new Refusal(
                    BAD_ANSWER,
                    null,
                    "Twilio made flow " + made.sid() + " with integration type '" + made.integrationType()
                            + "' (expected: task); remove it in Twilio's console and try again"));
        }
        return told(made, true);
    }

    private static Map<String, Object> told(Flow flow, boolean created) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("sid", flow.sid());
        fields.put("friendlyName", flow.friendlyName());
        fields.put("contactIdentity", flow.contactIdentity());
        fields.put("integrationType", flow.integrationType());
        fields.put("enabled", flow.enabled());
        fields.put("chatServiceSid", flow.chatServiceSid());
        if (flow.workspaceSid() != null) {
            fields.put("workspaceSid", flow.workspaceSid());
        }
        if (flow.workflowSid() != null) {
            fields.put("workflowSid", flow.workflowSid());
        }
        return Map.of("created", created, "flexFlow", fields);
    }

    /** A flow that was made is of use however the start ended. */
    @Override
    public void undo(Start start, Entry entry, Steps steps) {}

    @Override
    public List<String> stepNames() {
        return List.of(FIND_FLOW, CREATE_FLOW);
    }
}
