package dev.trunkline.gateway.service.rest;

import dev.trunkline.gateway.service.Answer;
import dev.trunkline.gateway.service.Call;
import dev.trunkline.web.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One service, asked in the name and the trace of whoever asks the gateway. What it answers is passed on as it is; what kept
 * it from answering becomes a problem.
 */
public abstract class ServiceCalls {

    private static final byte[] NOTHING = {};

    private static final int ACCEPTED = 202;
    private static final int UNAVAILABLE = 503;

    /** As services say it for what passes by itself. */
    private static final int RETRY_AFTER_SECONDS = 5;

    private final String module;
    private final Optional<URI> address;
    private final Duration deadline;
    private final Asking asking;

    /**
     * @param module the service's name for people
     * @param address empty where this installation does not have the service
     */
    protected ServiceCalls(String module, Optional<URI> address, Duration deadline, Asking asking) {
        this.module = module;
        this.address = address;
        this.deadline = deadline;
        this.asking = asking;
    }

    /** @param path below the service's address: our own words, and ids that were checked */
    public Question get(ContainerRequestContext request, String path) {
        return new Question(request, "GET", path, null);
    }

    public Question post(ContainerRequestContext request, String path, byte[] body) {
        return new Question(request, "POST", path, body);
    }

    /** One that says all with its path. */
    public Question post(ContainerRequestContext request, String path) {
        return post(request, path, NOTHING);
    }

    public Question put(ContainerRequestContext request, String path, byte[] body) {
        return new Question(request, "PUT", path, body);
    }

    public Question patch(ContainerRequestContext request, String path, byte[] body) {
        return new Question(request, "PATCH", path, body);
    }

    public Question delete(ContainerRequestContext request, String path) {
        return new Question(request, "DELETE", path, null);
    }

    /** A call that is being put together. */
    public final class Question {

        private final ContainerRequestContext request;
        private final String method;
        private final String path;
        private final byte @Nullable [] body;
        private final Map<String, List<String>> query = new LinkedHashMap<>();
        private final Map<String, String> headers = new LinkedHashMap<>();

        private Question(ContainerRequestContext request, String method, String path, byte @Nullable [] body) {
            this.request = request;
            this.method = method;
            this.path = path;
            this.body = body;
        }

        /** Left out where there is no value. */
        public Question query(String name, @Nullable Object value) {
            if (value != null) {
                query.put(name, List.of(value.toString()));
            }
            return this;
        }

        /** Left out where there is no value. */
        public Question header(String name, @Nullable String value) {
            if (value != null) {
                headers.put(name, value);
            }
            return this;
        }

        /** For those who add to what the service says; otherwise see {@link #pass}. */
        public Answer answer() {
            return address.map(found -> asking.services()
                            .call(
                                    module,
                                    found,
                                    new Call(method, path, query, headers, body, asking.caller(request), deadline)))
                    .orElseGet(() -> Answer.of(notInstalled(module)));
        }

        public Response pass() {
            return response(answer());
        }

        /** The same, saying where to ask where it is not done yet: behind the place stands the id of the answer. */
        public Response passWithPlace(String place) {
            return passWithPlace(place, "");
        }

        /** @param query of the place: empty, or beginning with a question mark */
        public Response passWithPlace(String place, String query) {
            var answer = answer();
            var response = response(answer);
            if (!(answer instanceof Answer.Json said) || said.status() != ACCEPTED) {
                return response;
            }
            try {
                var id = asking.json().readTree(said.body()).path("id").asText();
                return Response.fromResponse(response)
                        .location(URI.create(place + id + query))
                        .build();
            } catch (IOException e) {
                return response;
            }
        }
    }

    /** What is answered where this installation does not have the service. */
    public static Problem notInstalled(String module) {
        return Problem.of(
                "service-not-installed",
                "There is no " + module,
                404,
                "this installation does not have it: its address is not set");
    }

    /** What a service said, as our own answer. */
    public static Response response(Answer answer) {
        return switch (answer) {
            case Answer.Json(var status, var mediaType, var body, var retryAfter) -> {
                var response = Response.status(status);
                if (body.length > 0) {
                    response.type(mediaType).entity(body);
                }
                if (retryAfter != null) {
                    response.header("Retry-After", retryAfter);
                } else if (status == UNAVAILABLE) {
                    response.header("Retry-After", RETRY_AFTER_SECONDS);
                }
                yield response.build();
            }
            case Answer.Failed(var problem) -> problem.toResponse();
        };
    }
}
