package dev.trunkline.messaging.tasks.rest;

import dev.trunkline.messaging.tasks.OutboundTasksConfig;
import dev.trunkline.messaging.tasks.Wish;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jspecify.annotations.Nullable;

/**
 * A text without a task, in the words of the function's fire-and-forget variant.
 *
 * @param fromNumber one of our numbers, E.164
 * @param toName the customer's name
 * @param toNumber the customer's number, E.164
 * @param messageBody what is said
 */
public record NewText(
        @Nullable String fromNumber,
        @Nullable String toName,
        @Nullable String toNumber,
        @Nullable String messageBody) {

    static NewText of(MultivaluedMap<String, String> form) {
        return new NewText(
                form.getFirst("fromNumber"),
                form.getFirst("toName"),
                form.getFirst("toNumber"),
                form.getFirst("messageBody"));
    }

    Wish.Text wish(OutboundTasksConfig config) {
        var fields = new Fields();
        var wish = new Wish.Text(
                fields.ownNumber("fromNumber", fromNumber, config.fromNumbers()),
                fields.name("toName", toName),
                fields.number("toNumber", toNumber),
                fields.text("messageBody", messageBody));
        fields.check();
        return wish;
    }
}
