package dev.trunkline.messaging.flex.rest;

import dev.trunkline.messaging.flex.FlexTokens.Validation;
import dev.trunkline.web.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** The answer to callers who have brought too many tokens that were refused. */
public final class TooManyRefused {

    private TooManyRefused() {}

    /** The problem; a plugin of mms2FlexChat finds its own members in it, too. */
    public static Response response(Validation.TooManyRefused refused) {
        var seconds = refused.ends().plus(Duration.ofMillis(999)).toSeconds();
        var detail = "too many tokens of Flex from your address were refused; try again in " + seconds + " s";
        return Response.fromResponse(Problem.of("too-many-refused-tokens", "Too many refused tokens", 429, detail)
                        .with("success", false)
                        .with("msg", detail)
                        .toResponse())
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }
}
