package dev.trunkline.messaging.outbound.rest;

import dev.trunkline.messaging.outbound.SendMessage;
import dev.trunkline.messaging.outbound.TemplateUse;
import dev.trunkline.messaging.outbound.WebAddress;
import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an agent wants to send.
 *
 * @param mediaUrl where Twilio fetches a picture or file; null, empty and the text "null" mean none
 * @param template what Twilio shall make the text of, instead of a body
 * @param resendOf the failed message that shall be sent again, with its own text
 */
public record NewMessage(
        @Nullable String body,
        @Nullable String mediaUrl,
        @Nullable TemplateChoice template,
        @Nullable UUID resendOf) {

    /**
     * A template of Twilio's Content API.
     *
     * @param sid its {@code HX} sid
     * @param variables values by the names of its placeholders
     */
    public record TemplateChoice(
            @Nullable String sid, @Nullable Map<String, @Nullable String> variables) {}

    /** Twilio refuses longer texts with 21617. */
    private static final int LONGEST_BODY = 1600;

    String text() {
        return body == null ? "" : body;
    }

    Optional<String> media() {
        return Optional.ofNullable(mediaUrl).map(String::strip).filter(url -> !url.isEmpty() && !url.equals("null"));
    }

    /** The command of a person; ends the request where something is wrong, naming all of it. */
    public SendMessage command(UUID conversationId, String author, Optional<String> idempotencyKey) {
        check();
        return new SendMessage(conversationId, text(), media(), templateUse(), author, false, idempotencyKey);
    }

    void check() {
        var errors = new ArrayList<String>();
        if (resendOf != null) {
            if (template != null || body != null) {
                errors.add("resendOf: stands for itself, without body and template");
            }
        } else if (template != null) {
            checkTemplate(errors);
        } else if (text().isBlank() && media().isEmpty()) {
            errors.add("body: must be some text where there is no mediaUrl");
        }
        if (text().codePointCount(0, text().length()) > LONGEST_BODY) {
            errors.add("body: must be at most " + LONGEST_BODY + " characters");
        }
        if (media().filter(url -> !WebAddress.isOne(url)).isPresent()) {
            errors.add("mediaUrl: must be an http or https address of at most " + WebAddress.LONGEST + " characters");
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    Problem.of("invalid-request", "The request is not valid", 400, String.join("; ", errors))
                            .with("errors", errors));
        }
    }

    private void checkTemplate(List<String> errors) {
        var sid = template == null ? null : template.sid();
        if (sid == null || !sid.matches("HX[0-9a-f]{32}")) {
            errors.add("template.sid: must be the sid of a template, HX and 32 hex digits");
        }
        if (!text().isBlank() || media().isPresent()) {
            errors.add("template: stands for itself, without body and mediaUrl");
        }
    }

    private Optional<TemplateUse> templateUse() {
        if (template == null || template.sid() == null) {
            return Optional.empty();
        }
        var values = new HashMap<String, String>();
        if (template.variables() != null) {
            template.variables().forEach((name, value) -> values.put(name, value == null ? "" : value));
        }
        return Optional.of(new TemplateUse(template.sid(), values));
    }
}
