package dev.trunkline.messaging.tasks.journal;

import dev.trunkline.journal.Entry;
import dev.trunkline.journal.Steps;
import dev.trunkline.messaging.tasks.ChatPlace;
import dev.trunkline.messaging.tasks.Interactions;
import dev.trunkline.messaging.tasks.Interactions.Started;
import dev.trunkline.messaging.tasks.OutboundTasksConfig;
import dev.trunkline.messaging.tasks.Start;
import dev.trunkline.messaging.tasks.TaskRouter;
import dev.trunkline.messaging.tasks.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One interaction, then the first message: Flex Conversations. The task bears the start's id, by which it is found again. */
@ApplicationScoped
class InteractionsProcedure implements Procedure {

    private static final String FIND_INTERACTION = "find-interaction";
    private static final String CREATE_INTERACTION = "create-interaction";

    private final Interactions interactions;
    private final TaskRouter router;
    private final TaskAttributes attributes;
    private final Saying saying;
    private final OutboundTasksConfig config;

    InteractionsProcedure(
            Interactions interactions,
            TaskRouter router,
            TaskAttributes attributes,
            Saying saying,
            OutboundTasksConfig config) {
        this.interactions = interactions;
        this.router = router;
        this.attributes = attributes;
        this.saying = saying;
        this.config = config;
    }

    /** An interaction that was there before this start; null where there was none. */
    record Earlier(@Nullable Started interaction) {}

    @Override
    public Map<String, Object> run(Start start, Entry entry, Steps steps) throws Exception {
        var wish = wish(start);
        var worker = attributes.worker(start, wish, config.workspaceSid(), steps);
        var interaction = interaction(start, wish, worker, steps);
        var answer = told(interaction);
        if (wish.initialNotificationMessage() != null) {
            var place = new ChatPlace(interaction.conversationSid(), null);
            answer.put("chatMessage", saying.say(start, place, wish.initialNotificationMessage(), steps));
        }
        return answer;
    }

    private static Wish.Task wish(Start start) {
        if (start.wish() instanceof Wish.Task task) {
            return task;
        }
        throw new IllegalArgumentException("start " + start.id() + ": no task (expected: a task)");
    }

    private Started interaction(Start start, Wish.Task wish, @Nullable String worker, Steps steps) throws Exception {
        var earlier = steps.once(
                        FIND_INTERACTION,
                        Earlier.class,
                        () -> new Earlier(interactions
                                .active(wish.fromNumber(), wish.toNumber())
                                .orElse(null)))
                .interaction();
        if (earlier != null) {
            return earlier;
        }
        var id = start.id().toString();
        return steps.once(
                CREATE_INTERACTION,
                Started.class,
                () -> interactions.marked(id),
                () -> interactions.create(new Interactions.New(
                        id, wish.fromNumber(), wish.toNumber(), attributes.json(wish, worker), worker)));
    }

    private static Map<String, Object> told(Started interaction) {
        var told = new LinkedHashMap<String, Object>();
        var own = new LinkedHashMap<String, Object>();
        own.put("sid", interaction.sid());
        if (interaction.url() != null) {
            own.put("url", interaction.url());
        }
        told.put("interaction", own);
        if (interaction.channelSid() != null) {
            told.put("channel", Map.of("sid", interaction.channelSid(), "type", "sms"));
        }
        told.put("task", Map.of("sid", interaction.taskSid()));
        told.put("conversation", Map.of("sid", interaction.conversationSid()));
        return told;
    }

    /** Leaves alone an interaction that was there before. */
    @Override
    public void undo(Start start, Entry entry, Steps steps) throws Exception {
        var earlier = Procedure.known(steps, FIND_INTERACTION, Earlier.class);
        if (earlier.isEmpty() || earlier.get().interaction() != null) {
            return;
        }
        var made = Procedure.made(
                steps,
                CREATE_INTERACTION,
                Started.class,
                () -> interactions.marked(start.id().toString()));
        if (made.isEmpty()) {
            return;
        }
        Procedure.take(
                steps,
                "end-task",
                () -> config.workspaceSid()
                        .ifPresent(workspace ->
                                router.end(workspace, made.get().taskSid(), "the outbound task could not be started")));
        Procedure.take(steps, "close-interaction", () -> interactions.close(made.get()));
    }

    @Override
    public List<String> stepNames() {
        return List.of(TaskAttributes.FIND_WORKER, FIND_INTERACTION, CREATE_INTERACTION, Saying.CREATE_MESSAGE);
    }
}
