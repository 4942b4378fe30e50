package dev.trunkline.bridge.link;

import dev.trunkline.bridge.link.Links.After;
import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Where a page ended, as text that callers hand back unread. */
public final class PageCursor {

    private PageCursor() {}

    public static String of(After after) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((after.changedAt() + "|" + after.id()).getBytes(StandardCharsets.UTF_8));
    }

    public static After read(String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", 2);
            return new After(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new ProblemException(Problem.of(
                    "invalid-request",
                    "Invalid request",
                    400,
                    "cursor: not one of ours; take it from the page before, or start without one"));
        }
    }
}
