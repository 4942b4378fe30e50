package dev.trunkline.messaging.tasks.journal;

import dev.trunkline.messaging.tasks.Wish;
import java.util.Optional;

/**
 * What tasks and texts have in common.
 *
 * @param integrationType of the flow that carries it
 * @param message said at once
 * @param makesTask whether somebody has to follow it
 */
record Plan(
        String fromNumber,
        String toNumber,
        String toName,
        String integrationType,
        Optional<String> message,
        boolean makesTask) {

    static Plan of(Wish.Task wish) {
        return new Plan(
                wish.fromNumber(),
                wish.toNumber(),
                wish.toName(),
                "task",
                Optional.ofNullable(wish.initialNotificationMessage()),
                true);
    }

    static Plan of(Wish.Text wish) {
        return new Plan(
                wish.fromNumber(), wish.toNumber(), wish.toName(), "studio", Optional.of(wish.messageBody()), false);
    }
}
