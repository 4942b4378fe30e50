package dev.trunkline.messaging.outbound.rest;

import dev.trunkline.messaging.outbound.WebAddress;
import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.problem.ProblemException;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an agent wants to send.
 *
 * @param mediaUrl where Twilio fetches a picture or file; null, empty and the text "null" mean none
 */
public record NewMessage(@Nullable String body, @Nullable String mediaUrl) {

    /** Twilio refuses longer texts with 21617. */
    private static final int LONGEST_BODY = 1600;

    String text() {
        return body == null ? "" : body;
    }

    Optional<String> media() {
        return Optional.ofNullable(mediaUrl).map(String::strip).filter(url -> !url.isEmpty() && !url.equals("null"));
    }

    /** Ends the request where something is wrong, naming all of it. */
    void check() {
        var errors = new ArrayList<String>();
        if (text().isBlank() && media().isEmpty()) {
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
}
