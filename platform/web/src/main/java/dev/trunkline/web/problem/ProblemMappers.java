package dev.trunkline.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.trunkline.contracts.failure.Failure;
import io.quarkus.arc.All;
import io.quarkus.security.ForbiddenException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps what a resource did not map itself to problem bodies. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    /** Long enough for a database to fail over, short enough for a person who waits. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final List<PassingFailures> passing;

    public ProblemMappers(@All List<PassingFailures> passing) {
        this.passing = passing;
    }

    @ServerExceptionMapper
    public Response problem(ProblemException thrown) {
        return thrown.problem().toResponse();
    }

    /** Names every violated constraint. */
    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException thrown) {
        var errors = thrown.getConstraintViolations().stream()
                .map(violation -> lastNode(violation.getPropertyPath().toString()) + ": " + violation.getMessage())
                .sorted()
                .toList();
        return Problem.of("invalid-request", "The request is not valid", 400, String.join("; ", errors))
                .with("errors", errors)
                .toResponse();
    }

    /** Both, since Quarkus answers the more specific one by itself, without a problem. */
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    public Response malformedJson(JsonProcessingException thrown) {
        var at = thrown.getLocation();
        var where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return Problem.of(
                        "malformed-json",
                        "The body is not the JSON that was due",
                        400,
                        "malformed or unexpected JSON" + where)
                .toResponse();
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException thrown) {
        return Problem.of("forbidden", "Not allowed", 403, "your roles do not allow this; ask for another role")
                .toResponse();
    }

    /** Keeps status and headers, such as {@code Allow} or {@code Location}. */
    @ServerExceptionMapper
    public Response refused(WebApplicationException thrown) {
        var original = thrown.getResponse();
        if (original.getStatus() < 400 || original.hasEntity()) {
            return original;
        }
        var status = original.getStatusInfo();
        var problem =
                Problem.of("http-" + status.getStatusCode(), status.getReasonPhrase(), status.getStatusCode(), null);
        return Response.fromResponse(original)
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }

    /**
     * What passes by itself, such as a database that is away, asks the caller to come again. Anything else is a defect: the cause
     * goes to the log under an id, and the caller gets the id alone.
     */
    @ServerExceptionMapper
    public Response unexpected(RuntimeException thrown) {
        var errorId = UUID.randomUUID().toString();
        var passes =
                passing.stream().flatMap(known -> known.find(thrown).stream()).findFirst();
        if (passes.isPresent()) {
            LOG.warnf(
                    "request failed, may be tried again errorId=%s reason=%s",
                    errorId, passes.get().reason());
            return unavailable(passes.get(), errorId);
        }
        LOG.errorf(thrown, "request failed errorId=%s", errorId);
        return Problem.of(
                        "internal-error",
                        "Something went wrong on our side",
                        500,
                        "try again; tell an operator the errorId if it stays")
                .with("errorId", errorId)
                .toResponse();
    }

    private static Response unavailable(Failure.Transient failure, String errorId) {
        var wait = Optional.ofNullable(failure.retryAfter()).orElse(RETRY_AFTER);
        var problem = Problem.of(
                        "temporarily-unavailable",
                        "Not possible at the moment",
                        503,
                        failure.outcomeKnown()
                                ? "try again in a few seconds"
                                : "a change may have been made all the same: look before you try again, or repeat it with its Idempotency-Key")
                .with("errorId", errorId);
        return Response.fromResponse(problem.toResponse())
                .header("Retry-After", Math.max(1, wait.toSeconds()))
                .build();
    }

    private static String lastNode(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
