package dev.trunkline.messaging.inbox.rest;

import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.problem.ProblemException;
import dev.trunkline.web.trace.TraceFilters;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the inbox's requests have in common. */
final class Requests {

    private Requests() {}

    static Cause cause(ContainerRequestContext request) {
        return new Cause(null, TraceFilters.of(request));
    }

    /** Text as people may write it, without blanks around it; ends the request where it is too long or cannot be kept. */
    static String text(String field, @Nullable String value, int longest) {
        var text = value == null ? "" : value.strip();
        if (text.isEmpty()) {
            throw invalid(field, "must be some text");
        }
        if (text.codePointCount(0, text.length()) > longest) {
            throw invalid(field, "must be at most " + longest + " characters");
        }
        if (text.indexOf('\0') >= 0) {
            throw invalid(field, "must not have a NUL character");
        }
        return text;
    }

    /** The same on one line. */
    static String line(String field, @Nullable String value, int longest) {
        var text = text(field, value, longest);
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw invalid(field, "must be one line without control characters");
        }
        return text;
    }

    /** The same where nothing, also an empty text, means none. */
    static @Nullable String optionalLine(String field, @Nullable String value, int longest) {
        return value == null || value.isBlank() ? null : line(field, value, longest);
    }

    static ProblemException invalid(String field, String rule) {
        var error = field + ": " + rule;
        return new ProblemException(Problem.of("invalid-request", "The request is not valid", 400, error)
                .with("errors", List.of(error)));
    }

    static ProblemException noConversation(UUID id) {
        return new ProblemException(
                Problem.of("no-such-conversation", "No such conversation", 404, "there is no conversation " + id));
    }
}
