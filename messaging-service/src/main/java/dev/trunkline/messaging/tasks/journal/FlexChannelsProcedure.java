package dev.trunkline.messaging.tasks.journal;

import dev.trunkline.journal.Entry;
import dev.trunkline.journal.Steps;
import dev.trunkline.messaging.tasks.ChatPlace;
import dev.trunkline.messaging.tasks.FlexChannels;
import dev.trunkline.messaging.tasks.FlexChannels.TaskChannel;
import dev.trunkline.messaging.tasks.FlexFlows;
import dev.trunkline.messaging.tasks.FlexFlows.Flow;
import dev.trunkline.messaging.tasks.OutboundTasksConfig;
import dev.trunkline.messaging.tasks.ProxySessions;
import dev.trunkline.messaging.tasks.ProxySessions.ChannelSession;
import dev.trunkline.messaging.tasks.Refusal;
import dev.trunkline.messaging.tasks.RefusedException;
import dev.trunkline.messaging.tasks.Start;
import dev.trunkline.messaging.tasks.TaskRouter;
import dev.trunkline.messaging.tasks.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Flow, channel, Proxy session, first message: the older generation of Flex. The channel's chat user is named after the
 * start, the session after the channel, and the message bears the start's id: that is how each is found again.
 */
@ApplicationScoped
class FlexChannelsProcedure implements Procedure {

    private static final String FIND_FLOW = "find-flow";
    private static final String CREATE_CHANNEL = "create-channel";
    private static final String FIND_SESSION = "find-session";
    private static final String CREATE_SESSION = "create-session";
    private static final int NO_FLOW = 500;

    /** How far Twilio's clock may lie behind ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final FlexFlows flows;
    private final FlexChannels channels;
    private final ProxySessions sessions;
    private final TaskRouter router;
    private final TaskAttributes attributes;
    private final Saying saying;
    private final OutboundTasksConfig config;

    FlexChannelsProcedure(
            FlexFlows flows,
            FlexChannels channels,
            ProxySessions sessions,
            TaskRouter router,
            TaskAttributes attributes,
            Saying saying,
            OutboundTasksConfig config) {
        this.flows = flows;
        this.channels = channels;
        this.sessions = sessions;
        this.router = router;
        this.attributes = attributes;
        this.saying = saying;
        this.config = config;
    }

    /** A session that was there before this start; null where there was none. */
    record Earlier(@Nullable ChannelSession session) {}

    @Override
    public Map<String, Object> run(Start start, Entry entry, Steps steps) throws Exception {
        var plan = plan(start);
        var flow = steps.once(FIND_FLOW, Flow.class, () -> flow(plan));
        var about = about(start, flow, steps);
        var channel = steps.once(
                CREATE_CHANNEL,
                TaskChannel.class,
                () -> find(start, flow),
                () -> channels.create(new FlexChannels.New(
                        flow.sid(), start.id().toString(), plan.toNumber(), plan.toName(), about)));
        var session = session(plan, channel, steps);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("chatChannel", told(channel));
        answer.put("proxySession", session.fields());
        if (plan.message().isPresent()) {
            var place = new ChatPlace(channel.sid(), flow.chatServiceSid());
            answer.put("chatMessage", saying.say(start, place, plan.message().get(), steps));
        }
        return answer;
    }

    private static Plan plan(Start start) {
        return switch (start.wish()) {
            case Wish.Task task -> Plan.of(task);
            case Wish.Text text -> Plan.of(text);
            case Wish.Flow flow ->
                throw new IllegalArgumentException("start " + start.id() + ": a flow (expected: a task or a text)");
        };
    }

    private Flow flow(Plan plan) {
        return FlexFlows.first(flows.of(plan.fromNumber()), plan.integrationType())
                .orElseThrow(() -> new RefusedException(new Refusal(
                        NO_FLOW,
                        null,
                        "no flow of type '" + plan.integrationType() + "' for this fromNumber; "
                                + wayOut(plan.integrationType())
                                + ", or choose another number")));
    }

    private static String wayOut(String integrationType) {
        return integrationType.equals("task")
                ? "set one up with POST /outbound-tasks/flow"
                : "give it one at Twilio (Flex, Manage messaging)";
    }

    private @Nullable String about(Start start, Flow flow, Steps steps) throws Exception {
        if (!(start.wish() instanceof Wish.Task task)) {
            return null;
        }
        return attributes.json(task, attributes.worker(start, task, workspace(flow), steps));
    }

    private Optional<String> workspace(Flow flow) {
        return Optional.ofNullable(flow.workspaceSid()).or(config::workspaceSid);
    }

    private Optional<TaskChannel> find(Start start, Flow flow) {
        return channels.ofIdentity(flow.chatServiceSid(), start.id().toString());
    }

    private ChannelSession session(Plan plan, TaskChannel channel, Steps steps) throws Exception {
        var earlier = steps.once(
                        FIND_SESSION,
                        Earlier.class,
                        () -> new Earlier(sessions.ofChannel(channel.sid()).orElse(null)))
                .session();
        if (earlier != null) {
            return earlier;
        }
        return steps.once(
                CREATE_SESSION,
                ChannelSession.class,
                () -> sessions.ofChannel(channel.sid()),
                () -> sessions.create(new ProxySessions.New(
                        channel.sid(), channel.sid(), plan.fromNumber(), plan.toNumber(), plan.toName())));
    }

    private static Map<String, Object> told(TaskChannel channel) {
        var told = new LinkedHashMap<String, Object>();
        told.put("identity", channel.identity());
        if (channel.taskSid() != null) {
            told.put("task_sid", channel.taskSid());
        }
        told.put("flex_flow_sid", channel.flexFlowSid());
        told.put("account_sid", channel.accountSid());
        told.put("user_sid", channel.userSid());
        told.put("url", channel.url());
        told.put("sid", channel.sid());
        return told;
    }

    /** Leaves alone what others use: a channel or a session that was there before. */
    @Override
    public void undo(Start start, Entry entry, Steps steps) throws Exception {
        var flow = Procedure.known(steps, FIND_FLOW, Flow.class);
        if (flow.isEmpty()) {
            return;
        }
        var channel = Procedure.made(steps, CREATE_CHANNEL, TaskChannel.class, () -> find(start, flow.get()))
                .filter(made -> !made.createdAt().isBefore(entry.appendedAt().minus(CLOCK_SKEW)));
        var earlier = Procedure.known(steps, FIND_SESSION, Earlier.class).map(Earlier::session);
        if (channel.isEmpty() || earlier.isPresent()) {
            return;
        }
        var sid = channel.get().sid();
        var task = channel.get().taskSid();
        var workspace = workspace(flow.get());
        if (task != null && workspace.isPresent()) {
            Procedure.take(
                    steps,
                    "end-task",
                    () -> router.end(workspace.get(), task, "the outbound task could not be started"));
        }
        var session = Procedure.made(steps, CREATE_SESSION, ChannelSession.class, () -> sessions.ofChannel(sid));
        if (session.isPresent()) {
            Procedure.take(
                    steps, "close-session", () -> sessions.close(session.get().sid()));
        }
        Procedure.take(steps, "remove-channel", () -> channels.remove(sid));
    }

    @Override
    public List<String> stepNames() {
        return List.of(
                FIND_FLOW,
                TaskAttributes.FIND_WORKER,
                CREATE_CHANNEL,
                FIND_SESSION,
                CREATE_SESSION,
                Saying.CREATE_MESSAGE);
    }
}
