package dev.trunkline.messaging.tasks.rest;

import dev.trunkline.messaging.flex.rest.Callers;
import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.messaging.tasks.OutboundTasksConfig;
import dev.trunkline.messaging.tasks.Start;
import dev.trunkline.messaging.tasks.StartViews;
import dev.trunkline.messaging.tasks.Starts;
import dev.trunkline.messaging.tasks.Submission;
import dev.trunkline.messaging.tasks.Waiting;
import dev.trunkline.messaging.tasks.Wish;
import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.trace.TraceFilters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hands in a wish, waits a while, and says what has become of it. */
@ApplicationScoped
class Requests {

    private final Starts starts;
    private final Waiting waiting;
    private final Transactions transactions;
    private final OutboundTasksConfig config;
    private final Callers callers;

    Requests(Starts starts, Waiting waiting, Transactions transactions, OutboundTasksConfig config, Callers callers) {
        this.starts = starts;
        this.waiting = waiting;
        this.transactions = transactions;
        this.config = config;
        this.callers = callers;
    }

    /** Hands a wish in for whoever is logged in or brings a token of Flex; a wish that is wrong in itself is refused first. */
    Response submit(Supplier<? extends Wish> wanted, @Nullable String idempotencyKey, ContainerRequestContext request)
            throws InterruptedException {
        var flexToken = request.getHeaderString(Callers.FLEX_TOKEN);
        callers.refuseStrangers(flexToken);
        var asked = wanted.get();
        var key = Optional.ofNullable(idempotencyKey).filter(text -> !text.isBlank());
        var trace = TraceFilters.of(request);
        var caller = callers.of(flexToken, trace);
        var author = caller.name();
        var wish = caller.workerSid().map(asked::forWorker).orElse(asked);
        return switch (transactions.call(() -> starts.submit(wish, author, key, trace))) {
            case Submission.Kept(var id) -> outcome(id, config.waitForAnswer());
            case Submission.KeyReused(var id) ->
                Problem.of(
                                "idempotency-key-reused",
                                "The idempotency key belongs to another request",
                                422,
                                "the key was used for start " + id + " with other values; choose a new key")
                        .toResponse();
        };
    }

    Response outcome(UUID id, ContainerRequestContext request) throws InterruptedException {
        callers.admit(request.getHeaderString(Callers.FLEX_TOKEN), TraceFilters.of(request));
        return outcome(id, Duration.ZERO);
    }

    private Response outcome(UUID id, Duration limit) throws InterruptedException {
        return waiting.await(id, limit)
                .map(Requests::outcome)
                .orElseGet(() -> Problem.of(
                                "no-such-outbound-task",
                                "No such outbound task",
                                404,
                                "there is no outbound task " + id)
                        .toResponse());
    }

    private static Response outcome(Start start) {
        return switch (start.state()) {
            case DONE -> Response.ok(start.answer(), MediaType.APPLICATION_JSON).build();
            case PENDING, UNDOING ->
                Response.accepted(StartViews.of(start))
                        .location(URI.create("/outbound-tasks/" + start.id()))
                        .build();
            case FAILED -> failed(start);
            case STUCK ->
                Problem.of("outbound-task-stuck", "Somebody has to look at the outbound task", 502, start.delay())
                        .with("id", start.id().toString())
                        .toResponse();
        };
    }

    /** Twilio's status and error object, as the function passed them on. */
    private static Response failed(Start start) {
        var refusal = start.refusal();
        if (refusal == null) {
            throw new IllegalStateException("start " + start.id() + ": failed without a reason");
        }
        var problem = Problem.of(
                        "outbound-task-refused",
                        "The outbound task was not started",
                        refusal.status(),
                        refusal.reason())
                .with("id", start.id().toString())
                .with("message", refusal.reason());
        var code = refusal.code();
        return (code == null
                        ? problem
                        : problem.with("code", code)
                                .with("twilioCode", code)
                                .with("moreInfo", "https://www.twilio.com/docs/errors/" + code))
                .toResponse();
    }
}
