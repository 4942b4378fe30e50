package dev.trunkline.messaging.tasks;

import dev.trunkline.contracts.update.OutboundTaskView;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Starts as others see them. */
public final class StartViews {

    private static final int OK = 200;

    private StartViews() {}

    public static OutboundTaskView of(Start start) {
        var refusal = start.refusal();
        return new OutboundTaskView(
                start.id().toString(),
                kind(start.wish()),
                start.state().name().toLowerCase(Locale.ROOT),
                start.wish().fromNumber(),
                start.wish().customer().orElse(null),
                name(start.wish()),
                start.wish() instanceof Wish.Task task ? task.sourceChatChannelSid() : null,
                start.author(),
                status(start),
                refusal == null ? null : refusal.code(),
                refusal == null || start.delay() != null ? start.delay() : refusal.reason(),
                Starts.commandId(start.id()),
                start.createdAt(),
                start.changedAt());
    }

    /** The kind's name, never changed once stored. */
    public static String kind(Wish wish) {
        return switch (wish) {
            case Wish.Task task -> "task";
            case Wish.Text text -> "message";
            case Wish.Flow flow -> "flow";
        };
    }

    private static @Nullable String name(Wish wish) {
        return switch (wish) {
            case Wish.Task task -> task.toName();
            case Wish.Text text -> text.toName();
            case Wish.Flow flow -> null;
        };
    }

    private static @Nullable Integer status(Start start) {
        if (start.refusal() != null) {
            return start.refusal().status();
        }
        return start.state() == Start.State.DONE ? (Integer) OK : null;
    }
}
