package dev.trunkline.gateway.stream.http;

import dev.trunkline.contracts.update.UpdateArea;
import dev.trunkline.gateway.problem.Problems;
import dev.trunkline.gateway.stream.Cursor;
import dev.trunkline.web.problem.Problem;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/stream?areas=conversations,tasks}. The HTTP permissions let only people with a role come this far. A plain
 * route rather than a resource, as it writes the same bytes to all its clients.
 */
@ApplicationScoped
class StreamRoute {

    private static final String KNOWN_AREAS =
            Arrays.stream(UpdateArea.values()).map(UpdateArea::id).collect(Collectors.joining(", "));

    private final StreamServer server;
    private final Vertx vertx;

    StreamRoute(StreamServer server, Vertx vertx) {
        this.server = server;
        this.vertx = vertx;
    }

    void register(@Observes Router router) {
        router.get("/api/stream").handler(this::open);
    }

    private void open(RoutingContext request) {
        var response = request.response();
        var areas = areas(request.queryParams().get("areas"));
        if (areas.isEmpty()) {
            Problems.answer(
                    response,
                    Problem.of(
                            "unknown-area",
                            "Unknown area",
                            400,
                            "areas: expected some of " + KNOWN_AREAS + ", separated by commas"));
            return;
        }
        if (server.isFull()) {
            response.putHeader("Retry-After", "5");
            Problems.answer(
                    response,
                    Problem.of("too-many-clients", "Too many clients", 503, "connect again in a few seconds"));
            return;
        }
        var text = cursor(request);
        var cursor = Cursor.parse(text.orElse(null)).map(parsed -> parsed.only(areas.get()));
        response.putHeader("Content-Type", "text/event-stream;charset=UTF-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no")
                .putHeader("Content-Encoding", "identity")
                .setChunked(true)
                .setWriteQueueMaxSize((int) server.config().clientQueue().asLongValue());
        var loop = VertxContext.getRootContext(vertx.getOrCreateContext());
        loop.runOnContext(now -> {
            if (!response.closed()) {
                new StreamClient(server, vertx, loop, response, areas.get(), cursor.orElse(null))
                        .open(lifetime(request), retry(), text.isEmpty() || cursor.isPresent());
            }
        });
    }

    /** The header wins: a browser that reconnects sends it along with the address it first used. */
    private static Optional<String> cursor(RoutingContext request) {
        return Optional.ofNullable(request.request().getHeader("Last-Event-ID"))
                .filter(text -> !text.isBlank())
                .or(() ->
                        Optional.ofNullable(request.queryParams().get("cursor")).filter(text -> !text.isBlank()));
    }

    /** All where none are named; empty where one of them is unknown. */
    private static Optional<Set<UpdateArea>> areas(@Nullable String names) {
        if (names == null) {
            return Optional.of(EnumSet.allOf(UpdateArea.class));
        }
        var wanted = Arrays.stream(names.split(",", -1)).map(String::strip).collect(Collectors.toSet());
        var areas = Arrays.stream(UpdateArea.values())
                .filter(area -> wanted.contains(area.id()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(UpdateArea.class)));
        return areas.size() == wanted.size() ? Optional.of(areas) : Optional.empty();
    }

    /** Until the token expires, at most as long as configured: who has lost a role is not watched on. */
    private Duration lifetime(RoutingContext request) {
        var longest = server.config().longestConnection();
        if (!(request.user() instanceof QuarkusHttpUser user)) {
            return longest;
        }
        Long expiry = user.getSecurityIdentity().getAttribute("quarkus.identity.expire-time");
        if (expiry == null) {
            return longest;
        }
        var left = Duration.between(Instant.now(), Instant.ofEpochSecond(expiry));
        return left.compareTo(longest) < 0 ? left : longest;
    }

    private Duration retry() {
        var delay = server.config().reconnectDelay().toMillis();
        return Duration.ofMillis(delay + ThreadLocalRandom.current().nextLong(delay / 2 + 1));
    }
}
