package dev.trunkline.ingress.door;

import dev.trunkline.contracts.event.CloudEvent.Extension;
import dev.trunkline.contracts.webhook.EventIdentity;
import dev.trunkline.contracts.webhook.Identified;
import dev.trunkline.contracts.webhook.Parameters;
import dev.trunkline.ingress.door.Examination.Doubtful;
import dev.trunkline.ingress.door.Examination.Genuine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The way of a webhook: the signature first, then its identity, then Kafka, then the answer. What is genuine is never turned
 * away for its content: what no family can read is published as unrouted.
 */
public final class WebhookDoor {

    private static final Parameters NO_PARAMETERS = Parameters.parse(new byte[0]);

    private final SignatureCheck signatures;
    private final EventPublisher publisher;
    private final DoubtfulRequests doubtfulRequests;
    private final SignatureObserver observer;

    public WebhookDoor(
            SignatureCheck signatures,
            EventPublisher publisher,
            DoubtfulRequests doubtfulRequests,
            SignatureObserver observer) {
        this.signatures = signatures;
        this.publisher = publisher;
        this.doubtfulRequests = doubtfulRequests;
        this.observer = observer;
    }

    /** Receives a webhook from the network. Never blocks. */
    public CompletionStage<Reception> receive(WebhookRequest request) {
        var examination = signatures.examine(request);
        observer.examined(examination);
        return switch (examination) {
            case Genuine genuine -> publish(request, genuine);
            case Doubtful doubtful -> {
                doubtful.account().ifPresent(account -> doubtfulRequests.keep(request, account, doubtful.reason()));
                yield CompletableFuture.completedFuture(new Reception.Refused(doubtful.reason()));
            }
        };
    }

    /** Receives a webhook once more that was refused before: the same, but it is not kept again. */
    public CompletionStage<Reception> receiveAgain(WebhookRequest request) {
        return switch (signatures.examine(request)) {
            case Genuine genuine -> publish(request, genuine);
            case Doubtful doubtful -> CompletableFuture.completedFuture(new Reception.Refused(doubtful.reason()));
        };
    }

    private CompletionStage<Reception> publish(WebhookRequest request, Genuine genuine) {
        var publications =
                identify(request, genuine).stream().map(Publication::of).toList();
        return publisher
                .publish(publications)
                .handle((done, failure) -> failure == null
                        ? new Reception.Accepted()
                        : new Reception.Unavailable(
                                "the webhook is genuine and cannot be kept now; send it again later"));
    }

    private static List<Identified> identify(WebhookRequest request, Genuine genuine) {
        var account = genuine.account().sid();
        var body = request.isGet() ? request.query() : request.body();
        var extensions = extensions(request, genuine);
        try {
            var parameters = request.isGet() || request.isForm() ? Parameters.parse(body) : NO_PARAMETERS;
            return EventIdentity.identify(
                    request.route(),
                    account,
                    request.contentType(),
                    body,
                    parameters,
                    request.receivedAt(),
                    extensions);
        } catch (RuntimeException e) { // Whatever it is that nobody can read: Twilio sent it, and somebody may want it.
            extensions.put(Extension.REASON, String.valueOf(e.getMessage()));
            return EventIdentity.identify(
                    null, account, request.contentType(), body, NO_PARAMETERS, request.receivedAt(), extensions);
        }
    }

    private static Map<String, String> extensions(WebhookRequest request, Genuine genuine) {
        var extensions = new HashMap<String, String>();
        extensions.put(Extension.ACCOUNT, genuine.account().sid());
        extensions.put(Extension.WEBHOOK_URL, genuine.url());
        extensions.put(Extension.TRACE_PARENT, request.trace().traceparent());
        if (request.signature() != null) {
            extensions.put(Extension.SIGNATURE, request.signature());
        }
        if (request.idempotencyToken() != null) {
            extensions.put(Extension.IDEMPOTENCY_TOKEN, request.idempotencyToken());
        }
        return extensions;
    }
}
