package dev.trunkline.messaging.tasks.rest;

import dev.trunkline.messaging.tasks.OutboundTasksConfig;
import dev.trunkline.messaging.tasks.Wish;
import org.jspecify.annotations.Nullable;

/**
 * The task flow of a number; what is left out is taken from the settings.
 *
 * @param fromNumber one of our numbers, E.164
 * @param longLived whether its channels stay when their tasks end; false by default
 */
public record NewFlow(
        @Nullable String fromNumber,
        @Nullable String friendlyName,
        @Nullable String chatServiceSid,
        @Nullable String workspaceSid,
        @Nullable String workflowSid,
        @Nullable String taskChannel,
        @Nullable Boolean longLived) {

    Wish.Flow wish(OutboundTasksConfig config) {
        var fields = new Fields();
        var number = fields.ownNumber("fromNumber", fromNumber, config.fromNumbers());
        var wish = new Wish.Flow(
                number,
                fields.name("friendlyName", Fields.given(friendlyName).orElse("Outbound tasks " + number)),
                fields.sid(
                        "chatServiceSid",
                        Fields.given(chatServiceSid).or(config::chatServiceSid).orElse(null),
                        "IS"),
                fields.sid(
                        "workspaceSid",
                        Fields.given(workspaceSid).or(config::workspaceSid).orElse(null),
                        "WS"),
                fields.sid(
                        "workflowSid",
                        Fields.given(workflowSid).or(config::workflowSid).orElse(null),
                        "WW"),
                fields.name("taskChannel", Fields.given(taskChannel).orElse(config.taskChannel())),
                Boolean.TRUE.equals(longLived));
        fields.check();
        return wish;
    }
}
