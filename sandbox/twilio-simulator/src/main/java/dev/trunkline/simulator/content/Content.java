package dev.trunkline.simulator.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A template.
 *
 * @param variables samples by name
 * @param types its forms by type, such as {@code twilio/text}
 * @param approval WhatsApp's; null until somebody has asked for it
 */
record Content(
        String sid,
        String accountSid,
        String friendlyName,
        String language,
        Map<String, String> variables,
        JsonNode types,
        @Nullable Approval approval,
        Instant created,
        Instant updated) {

    Content {
        variables = Map.copyOf(variables);
    }

    /** @param status {@code received}, {@code pending}, {@code approved}, {@code rejected}, {@code paused} or {@code disabled} */
    record Approval(String name, String category, String status, String rejectionReason) {}

    boolean isApproved() {
        return approval != null && approval.status().equals("approved");
    }

    Content with(Approval next) {
        return new Content(sid, accountSid, friendlyName, language, variables, types, next, created, Instant.now());
    }

    /** The text of the first form that has one, else its title. */
    String text() {
        return types.valueStream()
                .map(type -> type.path("body").asText(type.path("title").asText("")))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
