package dev.trunkline.gateway.inbox.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.gateway.inbox.MessagingConfig;
import dev.trunkline.gateway.service.Answer;
import dev.trunkline.gateway.service.Call;
import dev.trunkline.gateway.service.Services;
import dev.trunkline.web.trace.TraceFilters;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * messaging-service, asked in the name and the trace of whoever asks the gateway. What it answers is passed on as it is; what
 * kept it from answering becomes a problem.
 */
@ApplicationScoped
class Messaging {

    private static final byte[] NOTHING = {};

    private static final int ACCEPTED = 202;
    private static final int UNAVAILABLE = 503;

    /** As services say it for what passes by itself. */
    private static final int RETRY_AFTER_SECONDS = 5;

    private final Services services;
    private final MessagingConfig config;
    private final SecurityIdentity identity;
    private final ObjectMapper json;

    Messaging(Services services, MessagingConfig config, SecurityIdentity identity, ObjectMapper json) {
        this.services = services;
        this.config = config;
        this.identity = identity;
        this.json = json;
    }

    /** @param path below the service's address: our own words, and ids that were checked */
    Question get(ContainerRequestContext request, String path) {
        return new Question(request, "GET", path, null);
    }

    Question post(ContainerRequestContext request, String path, byte[] body) {
        return new Question(request, "POST", path, body);
    }

    /** One that says all with its path. */
    Question post(ContainerRequestContext request, String path) {
        return post(request, path, NOTHING);
    }

    Question put(ContainerRequestContext request, String path, byte[] body) {
        return new Question(request, "PUT", path, body);
    }

    Question patch(ContainerRequestContext request, String path, byte[] body) {
        return new Question(request, "PATCH", path, body);
    }

    Question delete(ContainerRequestContext request, String path) {
        return new Question(request, "DELETE", path, null);
    }

    /** A call that is being put together. */
    final class Question {

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
        Question query(String name, @Nullable Object value) {
            if (value != null) {
                query.put(name, List.of(value.toString()));
            }
            return this;
        }

        /** Left out where there is no value. */
        Question header(String name, @Nullable String value) {
            if (value != null) {
                headers.put(name, value);
            }
            return this;
        }

        private Answer answer() {
            var credential = identity.getCredential(AccessTokenCredential.class);
            var caller = new Call.Caller(
                    credential == null ? null : credential.getToken(),
                    TraceFilters.of(request).traceparent());
            return services.call(
                    "messaging-service",
                    config.url(),
                    new Call(method, path, query, headers, body, caller, config.deadline()));
        }

        Response pass() {
            return response(answer());
        }

        /** The same, saying where to ask where it is not done yet: behind the place stands the id of the answer. */
        Response passWithPlace(String place) {
            var answer = answer();
            var response = response(answer);
            if (!(answer instanceof Answer.Json said) || said.status() != ACCEPTED) {
                return response;
            }
            try {
                var id = json.readTree(said.body()).path("id").asText();
                return Response.fromResponse(response)
                        .location(URI.create(place + id))
                        .build();
            } catch (IOException e) {
                return response;
            }
        }
    }

    private static Response response(Answer answer) {
        return switch (answer) {
            case Answer.Json(var status, var mediaType, var body) -> {
                var response = Response.status(status);
                if (body.length > 0) {
                    response.type(mediaType).entity(body);
                }
                if (status == UNAVAILABLE) {
                    response.header("Retry-After", RETRY_AFTER_SECONDS);
                }
                yield response.build();
            }
            case Answer.Failed(var problem) -> problem.toResponse();
        };
    }
}
