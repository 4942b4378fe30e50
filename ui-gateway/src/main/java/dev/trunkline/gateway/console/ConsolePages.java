package dev.trunkline.gateway.console;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

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
        var page = page();
        if (page != null) {
            var tag = "\"" + Long.toHexString(checksum(page)) + "\"";
            router.get().order(AFTER_LOGIN).handler(request -> {
                if (isPage(request)) {
                    answer(request, page, tag);
                } else {
                    request.next();
                }
            });
        }
    }

    private static void answer(RoutingContext request, Buffer page, String tag) {
        request.response().putHeader("Cache-Control", "no-cache").putHeader("ETag", tag);
        if (tag.equals(request.request().getHeader("If-None-Match"))) {
            request.response().setStatusCode(304).end();
        } else {
            request.response()
                    .putHeader("Content-Type", "text/html;charset=UTF-8")
                    .end(page);
        }
    }

    private static boolean isPage(RoutingContext request) {
        var path = request.normalizedPath();
        return !path.startsWith("/api/")
                && !path.equals("/api")
                && !path.startsWith("/public/")
                && !path.startsWith("/q/")
                && path.lastIndexOf('.') <= path.lastIndexOf('/');
    }

    /** The built console's page, held in memory as it is small; null where the gateway was built without it. */
    private static @Nullable Buffer page() {
        try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream(PAGE)) {
            return file == null ? null : Buffer.buffer(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + PAGE, e);
        }
    }

    private static long checksum(Buffer page) {
        var checksum = new CRC32();
        checksum.update(page.getBytes());
        return checksum.getValue();
    }
}
