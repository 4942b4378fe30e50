package dev.trunkline.gateway.console;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * The console's pages: every address that is no file and no API is the page, which routes by itself. Assets bear their hash in
 * their name and are kept for good; the page is asked for each time, so that a release shows at once.
 */
@ApplicationScoped
class ConsolePages {

    private static final int AFTER_LOGIN = 1;
    private static final String PAGE = "META-INF/resources/index.html";

    void hashedAssets(@Observes Router router) {
        router.get("/assets/*").order(-1).handler(request -> {
            // The status decides: a missing asset, seen while a release rolls out, must not be remembered.
            request.addHeadersEndHandler(done -> request.response()
                    .putHeader(
                            "Cache-Control",
                            request.response().getStatusCode() == 200
                                    ? "public, max-age=31536000, immutable"
                                    : "no-store"));
            request.next();
        });
    }

    /** After login, whose handlers have negative orders: so the address stays, and login comes back to it. */
    void deepLinks(@Observes Router router) {
        router.get().order(AFTER_LOGIN).handler(request -> {
            if (isPage(request)) {
                request.response()
                        .putHeader("Cache-Control", "no-cache")
                        .putHeader("Content-Type", "text/html;charset=UTF-8")
                        .sendFile(PAGE, sent -> {
                            if (sent.failed()) {
                                request.fail(404);
                            }
                        });
            } else {
                request.next();
            }
        });
    }

    private static boolean isPage(RoutingContext request) {
        var path = request.normalizedPath();
        return !path.startsWith("/api/")
                && !path.equals("/api")
                && !path.startsWith("/q/")
                && path.lastIndexOf('.') <= path.lastIndexOf('/');
    }
}
