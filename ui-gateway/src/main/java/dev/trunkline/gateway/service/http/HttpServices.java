package dev.trunkline.gateway.service.http;

import dev.trunkline.gateway.service.Answer;
import dev.trunkline.gateway.service.Call;
import dev.trunkline.gateway.service.Services;
import dev.trunkline.web.problem.Problem;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Calls services with the caller's token and nothing else of the caller's request; follows no redirects, keeps no cookies. */
@ApplicationScoped
class HttpServices implements Services {

    private static final Logger LOG = Logger.getLogger(HttpServices.class);

    /** Bytes of an answer, which is kept in memory. */
    private static final int LARGEST_ANSWER = 8 * 1024 * 1024;

    private final Silence silent = new Silence();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @PreDestroy
    void close() {
        client.shutdownNow();
    }

    @Override
    public Answer call(String module, URI address, Call call) {
        var asked = client.sendAsync(request(address, call), answer -> new LimitedBody(LARGEST_ANSWER));
        try {
            var response = asked.get(call.deadline().toNanos(), TimeUnit.NANOSECONDS);
            if (silent.endsAt(address)) {
                LOG.infof("answers again service=%s address=%s", module, address);
            }
            var body = response.body();
            return body.isPresent()
                    ? Answer.of(
                            module,
                            response.statusCode(),
                            mediaType(response),
                            body.get(),
                            response.headers().firstValue("Retry-After").orElse(null))
                    : tooLarge(module);
        } catch (ExecutionException | TimeoutException e) {
            if (silent.beginsAt(address)) {
                LOG.warnf("no answer service=%s address=%s reason=%s", module, address, e.toString());
            }
            return Answer.of(module, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.of(module, e);
        } finally {
            asked.cancel(true);
        }
    }

    private static Answer tooLarge(String module) {
        LOG.warnf("answer too large service=%s bytes>%d", module, LARGEST_ANSWER);
        return Answer.of(Problem.of(
                "service-failed",
                module + " failed",
                502,
                "its answer is larger than 8 MiB: ask for less, such as fewer items or a shorter range; what was asked"
                        + " for has been done"));
    }

    private static HttpRequest request(URI address, Call call) {
        var base = address.toString().replaceAll("/+$", "");
        var request = HttpRequest.newBuilder(URI.create(base + call.path() + query(call)))
                .header("Accept", "application/json, application/problem+json")
                .header("traceparent", call.caller().traceparent());
        var token = call.caller().token();
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        call.headers().forEach(request::setHeader);
        var body = call.body();
        if (body == null) {
            return request.method(call.method(), BodyPublishers.noBody()).build();
        }
        if (!call.headers().containsKey("Content-Type")) {
            request.setHeader("Content-Type", "application/json");
        }
        return request.method(call.method(), BodyPublishers.ofByteArray(body)).build();
    }

    private static String query(Call call) {
        var query = call.query().entrySet().stream()
                .flatMap(parameter ->
                        parameter.getValue().stream().map(value -> encode(parameter.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static String encode(String text) {
        return URLEncoder.encode(Objects.requireNonNullElse(text, ""), StandardCharsets.UTF_8);
    }

    private static String mediaType(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }
}
