package dev.trunkline.gateway.operations.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trunkline.gateway.operations.Operations;
import dev.trunkline.gateway.service.Answer;
import dev.trunkline.gateway.service.rest.Asking;
import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The services' journals, the ledger and reconciliation, for operators. The services check the role as well. */
@Path("/api")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "operations")
@APIResponse(
        responseCode = "default",
        description = "A problem, RFC 9457",
        content = @Content(mediaType = "application/problem+json"))
public class OperationsResource {

    private static final byte[] NOTHING = {};

    private final Operations operations;
    private final Asking asking;

    OperationsResource(Operations operations, Asking asking) {
        this.operations = operations;
        this.asking = asking;
    }

    @GET
    @Path("/journal")
    @Operation(summary = "Every service's journal at a glance; one that does not answer has reachable = false")
    public JsonNode journals(@Context ContainerRequestContext request) {
        return operations.journals(asking.caller(request));
    }

    @GET
    @Path("/journal/{service}/{path: .+}")
    @Operation(
            summary = "Entries, lanes, replays and audit log of one service's journal",
            description = "Paths and parameters are those below /journal in the service's own OpenAPI document.")
    public Response ask(
            @PathParam("service") String service,
            @PathParam("path") String path,
            @Context UriInfo uri,
            @Context ContainerRequestContext request) {
        return pass(operations.journal(
                service, "GET", path, Map.copyOf(uri.getQueryParameters()), NOTHING, asking.caller(request)));
    }

    @POST
    @Path("/journal/{service}/{path: .+}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Changes in one service's journal: retry, skip, edit, hold, release, replay, cancel",
            description = "Paths and bodies are those below /journal in the service's own OpenAPI document.")
    public Response change(
            @PathParam("service") String service,
            @PathParam("path") String path,
            @Context UriInfo uri,
            @Context ContainerRequestContext request,
            byte[] body) {
        return pass(operations.journal(
                service, "POST", path, Map.copyOf(uri.getQueryParameters()), body, asking.caller(request)));
    }

    @GET
    @Path("/ledger")
    @Operation(
            summary = "Whether every journal has all that Kafka has, by id, and what waits at the ingress",
            description = "from: 24 hours before to unless given; to: now unless given. Takes seconds to minutes.")
    public JsonNode ledger(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @Context ContainerRequestContext request) {
        var end = Objects.requireNonNullElseGet(instant("to", to), Instant::now);
        var begin = Objects.requireNonNullElseGet(instant("from", from), () -> Operations.defaultFrom(end));
        return operations.ledger(begin, end, asking.caller(request));
    }

    @GET
    @Path("/reconciliation/{service}")
    @Operation(
            summary = "The last comparisons of a service with Twilio, newest first",
            description = "The one parameter is limit: 50 unless given, at most 200.")
    public Response reconciliations(
            @PathParam("service") String service, @Context UriInfo uri, @Context ContainerRequestContext request) {
        return pass(operations.reconciliations(service, Map.copyOf(uri.getQueryParameters()), asking.caller(request)));
    }

    @GET
    @Path("/reconciliation/{service}/{id: [0-9]{1,18}}")
    @Operation(summary = "One comparison of a service with Twilio, and how far it is")
    public Response reconciliation(
            @PathParam("service") String service,
            @PathParam("id") long id,
            @Context UriInfo uri,
            @Context ContainerRequestContext request) {
        return pass(
                operations.reconciliation(service, id, Map.copyOf(uri.getQueryParameters()), asking.caller(request)));
    }

    @POST
    @Path("/reconciliation/{service}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Has a service compared with Twilio now, and what is missing taken in",
            description = "Needs why, for the audit log. Answers 202 at once; the report can be asked for by its id.")
    public Response reconcile(
            @PathParam("service") String service,
            @Context UriInfo uri,
            @Context ContainerRequestContext request,
            byte[] body) {
        return pass(operations.reconcile(service, Map.copyOf(uri.getQueryParameters()), body, asking.caller(request)));
    }

    private static Response pass(Answer answer) {
        return switch (answer) {
            case Answer.Json(var status, var mediaType, var body, var retryAfter) ->
                Response.status(status).type(mediaType).entity(body).build();
            case Answer.Failed(var problem) -> problem.toResponse();
        };
    }

    private static @Nullable Instant instant(String parameter, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new ProblemException(Problem.of(
                    "invalid-request",
                    "The request is not valid",
                    400,
                    parameter + ": must be a time such as 2026-11-21T10:00:00Z"));
        }
    }
}
