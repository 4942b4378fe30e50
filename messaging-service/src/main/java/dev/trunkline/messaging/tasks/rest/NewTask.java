package dev.trunkline.messaging.tasks.rest;

import dev.trunkline.messaging.tasks.OutboundTasksConfig;
import dev.trunkline.messaging.tasks.Wish;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jspecify.annotations.Nullable;

/**
 * Whom an agent wants to reach, in the function's words.
 *
 * @param fromNumber one of our numbers, E.164
 * @param toName the customer's name
 * @param toNumber the customer's number, E.164
 * @param sourceChatChannelSid where the customer was before
 * @param initialNotificationMessage said at once
 * @param targetWorkerSid who gets the task; {@code me} for whoever asks
 */
public record NewTask(
        @Nullable String fromNumber,
        @Nullable String toName,
        @Nullable String toNumber,
        @Nullable String sourceChatChannelSid,
        @Nullable String initialNotificationMessage,
        @Nullable String targetWorkerSid) {

    static NewTask of(MultivaluedMap<String, String> form) {
        return new NewTask(
                form.getFirst("fromNumber"),
                form.getFirst("toName"),
                form.getFirst("toNumber"),
                form.getFirst("sourceChatChannelSid"),
                form.getFirst("initialNotificationMessage"),
                form.getFirst("targetWorkerSid"));
    }

    Wish.Task wish(OutboundTasksConfig config) {
        var fields = new Fields();
        var me = Fields.given(targetWorkerSid).filter(Wish.Task.ME::equals);
        var wish = new Wish.Task(
                fields.ownNumber("fromNumber", fromNumber, config.fromNumbers()),
                fields.name("toName", toName),
                fields.number("toNumber", toNumber),
                fields.optionalSid("sourceChatChannelSid", sourceChatChannelSid, "CH"),
                fields.optionalText("initialNotificationMessage", initialNotificationMessage),
                me.isPresent() ? Wish.Task.ME : fields.optionalSid("targetWorkerSid", targetWorkerSid, "WK"));
        fields.check();
        return wish;
    }
}
