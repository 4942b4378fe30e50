package dev.trunkline.simulator.http;

import dev.trunkline.contracts.webhook.MalformedFormException;
import dev.trunkline.contracts.webhook.Parameters;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.Request.Upload;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Collects one HTTP request: a body as it is, or the parts of a multipart form. */
final class IncomingRequest {

    private final HttpServerRequest http;
    private final boolean multipart;
    private final List<Upload> uploads = new ArrayList<>();
    private Buffer body = Buffer.buffer();
    private byte[] form = new byte[0];

    IncomingRequest(HttpServerRequest http) {
        this.http = http;
        this.multipart = header("content-type").startsWith("multipart/form-data");
    }

    Future<IncomingRequest> read(int largest) {
        var promise = Promise.<IncomingRequest>promise();
        if (multipart) {
            http.setExpectMultipart(true);
            http.uploadHandler(upload -> {
                var bytes = Buffer.buffer();
                upload.handler(bytes::appendBuffer);
                upload.endHandler(unused -> uploads.add(
                        new Upload(upload.name(), upload.filename(), upload.contentType(), bytes.getBytes())));
            });
        } else {
            http.handler(chunk -> {
                if (body.length() + chunk.length() > largest) {
                    promise.tryFail("body larger than " + largest + " bytes");
                } else {
                    body.appendBuffer(chunk);
                }
            });
        }
        http.endHandler(unused -> {
            form = multipart ? multipartForm() : body.getBytes();
            promise.tryComplete(this);
        });
        return promise.future();
    }

    private byte[] multipartForm() {
        return http.formAttributes().entries().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    String method() {
        return http.method().name();
    }

    String path() {
        return http.path();
    }

    Request toRequest() {
        var path = http.path();
        int slash = path.indexOf('/', 1);
        var product = slash < 0 ? path.substring(1) : path.substring(1, slash);
        var query = http.query() == null ? "" : http.query();
        return new Request(
                product,
                method(),
                slash < 0 ? "" : path.substring(slash),
                query,
                headers(),
                parse(query.getBytes(StandardCharsets.UTF_8)),
                isForm() ? parse(form) : parse(new byte[0]),
                body.getBytes(),
                uploads,
                "",
                Map.of());
    }

    /** What cannot be read counts as absent, as with Twilio: the endpoint then misses its parameters. */
    private static Parameters parse(byte[] encoded) {
        try {
            return Parameters.parse(encoded);
        } catch (MalformedFormException e) {
            return Parameters.parse(new byte[0]);
        }
    }

    private boolean isForm() {
        return multipart || header("content-type").startsWith("application/x-www-form-urlencoded");
    }

    private Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        http.headers().forEach(entry -> headers.putIfAbsent(entry.getKey().toLowerCase(Locale.ROOT), entry.getValue()));
        return headers;
    }

    private String header(String name) {
        var value = http.getHeader(name);
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }
}
