package dev.trunkline.gateway.media;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.gateway.inbox.MessagingConfig;
import dev.trunkline.gateway.problem.Problems;
import dev.trunkline.web.problem.Problem;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** messaging-service over a connection that bytes flow through. */
@ApplicationScoped
class MessagingHttp {

    private static final Logger LOG = Logger.getLogger(MessagingHttp.class);

    private final MessagingConfig messaging;
    private final HttpClient client;

    MessagingHttp(MessagingConfig messaging, Vertx vertx) {
        this.messaging = messaging;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(2_000)
                .setMaxPoolSize(100)
                .setSsl("https".equals(messaging.url().getScheme())));
    }

    Future<HttpClientRequest> request(RequestOptions options) {
        return client.request(options);
    }

    /** A call as part of the request's trace, without anybody's token. */
    RequestOptions anonymous(RoutingContext request, HttpMethod method, String path) {
        return call(request, method, messaging.url(), messaging.deadline(), path);
    }

    private static RequestOptions call(
            RoutingContext request, HttpMethod method, URI service, Duration deadline, String path) {
        return new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(service.toString().replaceAll("/+$", "") + path)
                .setTimeout(deadline.toMillis())
                .putHeader(
                        "traceparent",
                        TraceContext.parse(request.request().getHeader("traceparent"))
                                .map(TraceContext::next)
                                .orElseGet(TraceContext::start)
                                .traceparent());
    }

    /** The same in the name of whoever is logged in. */
    RequestOptions authorized(RoutingContext request, HttpMethod method, String path) {
        return inTheNameOf(request, anonymous(request, method, path));
    }

    /** The same to another service. */
    RequestOptions authorized(RoutingContext request, HttpMethod method, URI service, Duration deadline, String path) {
        return inTheNameOf(request, call(request, method, service, deadline, path));
    }

    private static RequestOptions inTheNameOf(RoutingContext request, RequestOptions options) {
        var token = token(request);
        return token == null ? options : options.putHeader("Authorization", "Bearer " + token);
    }

    private static @Nullable String token(RoutingContext request) {
        if (!(request.user() instanceof QuarkusHttpUser user)) {
            return null;
        }
        var credential = user.getSecurityIdentity().getCredential(AccessTokenCredential.class);
        return credential == null ? null : credential.getToken();
    }

    static void failed(Throwable failure, HttpServerResponse response) {
        failed("messaging-service", failure, response);
    }

    static void failed(String service, Throwable failure, HttpServerResponse response) {
        if (response.closed()) {
            return;
        }
        LOG.warnf("no answer service=%s reason=%s", service, failure.getMessage());
        Problems.answer(
                response,
                failure instanceof TimeoutException
                        ? Problem.of("service-late", service + " did not answer in time", 504, "try again")
                        : Problem.of(
                                "service-unreachable",
                                service + " cannot be reached",
                                503,
                                "try again in a few seconds"));
    }
}
