package dev.trunkline.simulator.page;

import dev.trunkline.simulator.rest.Reply;
import dev.trunkline.simulator.rest.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Serves one page and what it needs, all from the class path. */
public final class Page {

    public static final Page HANDSET = new Page("handset");
    public static final Page AGENT_APP = new Page("agent-app");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "jpg", "image/jpeg");

    private final String name;

    private Page(String name) {
        this.name = name;
    }

    public Reply serve(Request request) {
        var path = request.path();
        var file = path.isEmpty() || path.equals("/") ? "/" + name + ".html" : path;
        var type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
        if (type == null || file.indexOf('/', 1) > 0) {
            return Reply.empty(404);
        }
        try (var content = Page.class.getResourceAsStream("/" + name + file)) {
            if (content == null) {
                return Reply.empty(404);
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
