package dev.trunkline.ingress.quarantine;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.CloudEvent.Extension;
import dev.trunkline.ingress.door.WebhookRequest;
import java.util.HashMap;

/**
 * A request in quarantine, whole, as the quarantine topic carries it: the body is the record's value, the rest stands in its
 * attributes.
 *
 * @param id ours; a repeated delivery gets another
 */
record QuarantinedRequest(String id, String accountSid, String reason, WebhookRequest request) {

    /** Type of a request that is kept. */
    static final String TYPE = "trunkline.webhook.quarantined";
    /** Type of the mark that a request has been released; {@link Extension#CAUSE} names it. */
    static final String RELEASED = "trunkline.webhook.released";

    private static final String METHOD = "requestmethod";
    private static final String URI = "requesturi";

    CloudEvent toEvent() {
        var extensions = new HashMap<String, String>();
        extensions.put(Extension.ACCOUNT, accountSid);
        extensions.put(Extension.REASON, reason);
        extensions.put(METHOD, request.method());
        extensions.put(URI, request.uri());
        extensions.put(Extension.TRACE_PARENT, request.trace().traceparent());
        if (request.signature() != null) {
            extensions.put(Extension.SIGNATURE, request.signature());
        }
        if (request.idempotencyToken() != null) {
            extensions.put(Extension.IDEMPOTENCY_TOKEN, request.idempotencyToken());
        }
        return new CloudEvent(
                id, source(accountSid), TYPE, request.receivedAt(), request.contentType(), extensions, request.body());
    }

    static String source(String accountSid) {
        return "/accounts/" + accountSid + "/quarantine";
    }

    /** @throws IllegalArgumentException where the event is no quarantined request; the message names what is missing */
    static QuarantinedRequest of(CloudEvent event) {
        var uri = required(event, URI);
        var request = new WebhookRequest(
                WebhookRequest.routeOf(uri),
                required(event, METHOD),
                uri,
                event.dataContentType(),
                event.extensions().get(Extension.SIGNATURE),
                event.extensions().get(Extension.IDEMPOTENCY_TOKEN),
                event.data(),
                event.time(),
                event.trace());
        return new QuarantinedRequest(
                event.id(),
                required(event, Extension.ACCOUNT),
                event.extension(Extension.REASON).orElse(""),
                request);
    }

    private static String required(CloudEvent event, String name) {
        return event.extension(name)
                .orElseThrow(() -> new IllegalArgumentException("quarantined request " + event.id() + ": no " + name));
    }
}
