package dev.trunkline.simulator.handset;

import dev.trunkline.simulator.rest.Reply;
import dev.trunkline.simulator.rest.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Serves the handset page and what it needs, all from the class path. */
public final class HandsetPage {

    private static final Map<String, String> FILES = Map.of(
            "", "text/html; charset=utf-8",
            "/", "text/html; charset=utf-8",
            "/handset.js", "text/javascript; charset=utf-8",
            "/handset.css", "text/css; charset=utf-8",
            "/sample.jpg", "image/jpeg");

    private HandsetPage() {}

    public static Reply serve(Request request) {
        var type = FILES.get(request.path());
        if (type == null) {
            return Reply.empty(404);
        }
        var file = type.startsWith("text/html") ? "/handset.html" : request.path();
        try (var content = HandsetPage.class.getResourceAsStream("/handset" + file)) {
            if (content == null) {
                throw new IllegalStateException("handset" + file + ": not on the class path; rebuild the simulator");
            }
            return Reply.bytes(type, content.readAllBytes())
                    .with("Cache-Control", "no-cache")
                    .with(
                            "Content-Security-Policy",
                            "default-src 'self'; img-src 'self' blob: data:; object-src 'none'");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
