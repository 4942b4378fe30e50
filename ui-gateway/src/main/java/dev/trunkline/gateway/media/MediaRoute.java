package dev.trunkline.gateway.media;

import dev.trunkline.gateway.operations.OperationsConfig;
import dev.trunkline.gateway.problem.Problems;
import dev.trunkline.gateway.service.rest.ServiceCalls;
import dev.trunkline.web.problem.Problem;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/media/{id}} and, for Twilio, {@code GET /public/media/{token}}: bytes from messaging-service to the browser
 * as fast as the browser takes them, never a whole file in memory; so are files of linked conversations, {@code GET
 * /api/links/{id}/messages/{sid}/files/{number}}, from bridge-service. What a customer sent is never run: only
 * types that cannot hold scripts are shown in place, all others are downloads.
 */
@ApplicationScoped
class MediaRoute {

    /** Shown in place. No SVG, HTML or PDF: they can hold scripts. */
    private static final Set<String> HARMLESS = Set.of(
            "image/jpeg",
            "image/png",
            "image/gif",
            "image/webp",
            "image/heic",
            "image/bmp",
            "audio/mpeg",
            "audio/mp4",
            "audio/ogg",
            "audio/amr",
            "audio/aac",
            "audio/wav",
            "audio/webm",
            "audio/3gpp",
            "video/mp4",
            "video/webm",
            "video/ogg",
            "video/3gpp",
            "video/quicktime");

    private static final String OTHERWISE = "application/octet-stream";

    private static final List<String> ASKED = List.of("Range", "If-Range", "If-None-Match", "If-Modified-Since");
    private static final List<String> TOLD =
            List.of("Content-Length", "Content-Range", "Accept-Ranges", "ETag", "Last-Modified");
    private static final Set<Integer> PASSED_ON = Set.of(200, 206, 304);
    private static final int NOT_MODIFIED = 304;

    /** A name that is safe in a header and on every disk: no path, no quotes, nothing hidden. */
    private static final Pattern FILE_NAME =
            Pattern.compile(";\\s*filename=\"([A-Za-z0-9_-][A-Za-z0-9._-]{0,99})\"", Pattern.CASE_INSENSITIVE);

    private static final String MESSAGING = "messaging-service";
    private static final String BRIDGE = "bridge-service";

    private final MessagingHttp messaging;
    private final OperationsConfig services;

    MediaRoute(MessagingHttp messaging, OperationsConfig services) {
        this.messaging = messaging;
        this.services = services;
    }

    void register(@Observes Router router) {
        router.routeWithRegex("/api/media/(?<id>[A-Za-z0-9_-]{1,64})")
                .method(HttpMethod.GET)
                .handler(request -> media(
                        MESSAGING,
                        request,
                        messaging.authorized(request, HttpMethod.GET, "/media/" + request.pathParam("id"))));
        router.routeWithRegex("/public/media/(?<token>[A-Za-z0-9_-]{1,128})")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(request -> media(
                        MESSAGING,
                        request,
                        messaging.anonymous(
                                request, request.request().method(), "/public/media/" + request.pathParam("token"))));
        router.routeWithRegex("/api(?<file>/links/[0-9a-fA-F-]{36}/messages/IM[0-9a-fA-F]{32}/files/[0-9]{1,2})")
                .method(HttpMethod.GET)
                .handler(this::ofLink);
    }

    private void ofLink(RoutingContext request) {
        var side = request.queryParams().get("side");
        var path = request.pathParam("file") + ("second".equals(side) ? "?side=second" : "");
        services.bridge()
                .ifPresentOrElse(
                        bridge -> media(
                                BRIDGE,
                                request,
                                messaging.authorized(request, HttpMethod.GET, bridge, services.deadline(), path)),
                        () -> Problems.answer(request.response(), ServiceCalls.notInstalled(BRIDGE)));
    }

    private void media(String service, RoutingContext request, RequestOptions options) {
        var response = request.response();
        for (var name : ASKED) {
            var value = request.request().getHeader(name);
            if (value != null) {
                options.putHeader(name, value);
            }
        }
        messaging
                .request(options)
                .compose(asked -> {
                    response.closeHandler(gone -> asked.reset());
                    return asked.send();
                })
                .onSuccess(answer -> relay(service, answer, response))
                .onFailure(failure -> MessagingHttp.failed(service, failure, response));
    }

    private static void relay(String service, HttpClientResponse answer, HttpServerResponse response) {
        if (!PASSED_ON.contains(answer.statusCode())) {
            refuse(service, answer, response);
            return;
        }
        for (var name : TOLD) {
            var value = answer.getHeader(name);
            if (value != null) {
                response.putHeader(name, value);
            }
        }
        response.setStatusCode(answer.statusCode())
                .putHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                .putHeader("Cache-Control", "private, max-age=3600");
        if (answer.statusCode() == NOT_MODIFIED) {
            // What the browser has keeps the type that it came with.
            answer.resume();
            response.end();
            return;
        }
        var type = mediaType(answer.getHeader("Content-Type"));
        var harmless = HARMLESS.contains(type);
        response.putHeader("Content-Type", harmless || type.equals("application/pdf") ? type : OTHERWISE)
                .putHeader(
                        "Content-Disposition",
                        (harmless ? "inline" : "attachment") + fileName(answer.getHeader("Content-Disposition")))
                .putHeader("Content-Encoding", "identity");
        if (answer.getHeader("Content-Length") == null) {
            response.setChunked(true);
        }
        if (answer.request().getMethod() == HttpMethod.HEAD) {
            answer.resume();
            response.end();
            return;
        }
        answer.pipe()
                .endOnFailure(false)
                .to(response)
                // The browser must see that the file is not whole.
                .onFailure(failure -> response.reset());
    }

    /** The service's own words where they are a problem, else our own. */
    private static void refuse(String service, HttpClientResponse answer, HttpServerResponse response) {
        var status = answer.statusCode();
        var range = answer.getHeader("Content-Range");
        if (range != null) {
            response.putHeader("Content-Range", range);
        }
        if (Problem.MEDIA_TYPE.equals(mediaType(answer.getHeader("Content-Type")))) {
            answer.body()
                    .onSuccess(body -> response.setStatusCode(status)
                            .putHeader("Content-Type", Problem.MEDIA_TYPE)
                            .end(body))
                    .onFailure(failure -> MessagingHttp.failed(service, failure, response));
            return;
        }
        answer.resume();
        Problems.answer(
                response,
                switch (status) {
                    case 401 ->
                        Problem.of("not-logged-in", "Not logged in", 401, "your token was refused: log in again");
                    case 403 ->
                        Problem.of(
                                "forbidden", "Not allowed", 403, "your roles do not allow this; ask for another role");
                    case 404 -> Problem.of("not-found", "No such media", 404, "it was never here, or has been erased");
                    default ->
                        Problem.of(
                                "service-failed",
                                service + " failed",
                                502,
                                "it answered " + status + " without a reason; tell an operator if it stays");
                });
    }

    private static String fileName(@Nullable String disposition) {
        var name = FILE_NAME.matcher(disposition == null ? "" : disposition);
        return name.find() ? "; filename=\"" + name.group(1) + "\"" : "";
    }

    private static String mediaType(@Nullable String contentType) {
        return contentType == null
                ? OTHERWISE
                : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
