package dev.trunkline.gateway.media;

import dev.trunkline.gateway.access.FlexToken;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;

/**
 * {@code POST /api/media} and {@code POST /send-media-message}: what agents send, handed on to messaging-service as it comes in.
 * Both may be called from pages of Flex, with a token of Flex instead of a login.
 */
@ApplicationScoped
class SendingRoutes {

    private static final String UPLOAD = "/api/media";
    private static final String SEND = "/send-media-message";

    /** From a phone on a poor network. */
    private static final Duration LONGEST_UPLOAD = Duration.ofMinutes(5);

    private static final List<String> HANDED_ON =
            List.of("Content-Type", "Content-Length", "Idempotency-Key", FlexToken.HEADER);
    private static final List<String> TOLD = List.of("Content-Type", "Content-Length", "Retry-After");

    private final MessagingHttp messaging;

    SendingRoutes(MessagingHttp messaging) {
        this.messaging = messaging;
    }

    void register(@Observes Router router) {
        router.post(UPLOAD).handler(request -> handOn(request, upload(request)));
        for (var path : List.of(SEND, "/api" + SEND)) {
            router.post(path).handler(request -> handOn(request, messaging.anonymous(request, HttpMethod.POST, SEND)));
        }
    }

    /** Whoever brings a token of Flex acts by it alone, not by a login that the browser may have as well. */
    private RequestOptions upload(RoutingContext request) {
        var options = FlexToken.isIn(request.request()::getHeader)
                ? messaging.anonymous(request, HttpMethod.POST, "/media")
                : messaging.authorized(request, HttpMethod.POST, "/media");
        return options.setTimeout(LONGEST_UPLOAD.toMillis());
    }

    private void handOn(RoutingContext request, RequestOptions options) {
        var incoming = request.request();
        var response = request.response();
        incoming.pause();
        for (var name : HANDED_ON) {
            var value = incoming.getHeader(name);
            if (value != null) {
                options.putHeader(name, value);
            }
        }
        options.putHeader(FlexToken.CLIENT, FlexToken.client(incoming));
        messaging
                .request(options)
                .compose(asked -> {
                    response.closeHandler(gone -> asked.reset());
                    if (incoming.getHeader("Content-Length") == null) {
                        asked.setChunked(true);
                    }
                    return asked.send(incoming);
                })
                .onSuccess(answer -> relay(answer, response))
                .onFailure(failure -> MessagingHttp.failed(failure, response));
    }

    private static void relay(HttpClientResponse answer, HttpServerResponse response) {
        response.setStatusCode(answer.statusCode());
        for (var name : TOLD) {
            var value = answer.getHeader(name);
            if (value != null) {
                response.putHeader(name, value);
            }
        }
        if (answer.getHeader("Content-Length") == null) {
            response.setChunked(true);
        }
        answer.pipeTo(response).onFailure(failure -> response.reset());
    }
}
