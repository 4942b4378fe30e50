package dev.trunkline.gateway.inbox.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.gateway.operations.Operations;
import dev.trunkline.gateway.service.Answer;
import dev.trunkline.gateway.service.rest.Asking;
import dev.trunkline.gateway.service.rest.ServiceCalls;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
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
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Erasing one person's data; the receipts stay. */
@Path("/api/erasures")
@RolesAllowed({"supervisor", "operator"})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "erasures")
@APIResponse(
        responseCode = "default",
        description = "A problem, RFC 9457",
        content = @Content(mediaType = "application/problem+json"))
public class ErasuresResource {

    private static final String ID = ConversationsResource.ID;
    private static final String ID_MESSAGE = ConversationsResource.ID_MESSAGE;

    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;

    private final Messaging messaging;
    private final Operations others;
    private final Asking asking;
    private final ObjectMapper json;

    ErasuresResource(Messaging messaging, Operations others, Asking asking, ObjectMapper json) {
        this.messaging = messaging;
        this.others = others;
        this.asking = asking;
        this.json = json;
    }

    /** @param reason stays in the receipt; must not name the person */
    @Schema(name = "NewErasure")
    public record NewErasure(String address, String reason) {}

    @Schema(name = "ErasureExpiry")
    public record Expiry(String what, Instant by) {}

    /**
     * @param state {@code pending}, {@code stuck} or {@code done}
     * @param subject the person's address as a keyed hash
     * @param counts rows erased, by kind
     * @param left unfinished journal entries of others that mention the person
     * @param expires what erasing cannot reach, and when it is gone at the latest
     * @param services the parts of the other services; null in lists
     */
    @Schema(name = "ErasureReceipt")
    public record Receipt(
            String id,
            String state,
            String subject,
            String reason,
            String requestedBy,
            Instant requestedAt,
            @Nullable Instant finishedAt,
            boolean atTwilio,
            @Nullable String trouble,
            Map<String, Long> counts,
            long left,
            List<Expiry> expires,
            @Nullable List<Part> services) {}

    /**
     * The part of one of the other services.
     *
     * @param state {@code done} or {@code failed}
     * @param reason where it failed
     * @param counts rows erased, by kind
     * @param left entries and rows that mention the person and were in use
     */
    @Schema(name = "ErasurePart")
    public record Part(
            String service,
            String state,
            @Nullable String reason,
            @Nullable Instant at,
            @Nullable Map<String, Long> counts,
            @Nullable Long left) {}

    @Schema(name = "ErasureReceipts")
    public record Receipts(List<Receipt> items) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Erases all there is to a person in every service: 201 with the receipt, or 202 while it is being "
                            + "done or where a service failed to; ask again then")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewErasure.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Receipt.class)))
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Receipt.class)))
    public Response erase(@Context ContainerRequestContext request, byte[] body) {
        var caller = asking.caller(request);
        return with(messaging.post(request, "/erasures", body).answer(), id -> others.erase(id, body, caller));
    }

    @GET
    @Operation(summary = "The newest receipts; with an address, that person's")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Receipts.class)))
    public Response list(@Context ContainerRequestContext request, @QueryParam("address") @Nullable String address) {
        return messaging.get(request, "/erasures").query("address", address).pass();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One receipt")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Receipt.class)))
    public Response get(
            @Context ContainerRequestContext request,
            @PathParam("id") @Pattern(regexp = ID, message = ID_MESSAGE) String id) {
        var caller = asking.caller(request);
        return with(messaging.get(request, "/erasures/" + id).answer(), found -> others.erased(found, caller));
    }

    /** The receipt of messaging-service with the parts of the others; a created one is accepted only where a part failed. */
    private Response with(Answer answer, Function<String, ArrayNode> parts) {
        if (!(answer instanceof Answer.Json(var status, var mediaType, var said, var retryAfter)) || status > ACCEPTED) {
            return ServiceCalls.response(answer);
        }
        try {
            var receipt = (ObjectNode) json.readTree(said);
            var services = parts.apply(receipt.path("id").asText());
            var failed = services.valueStream()
                    .anyMatch(part -> !"done".equals(part.path("state").asText()));
            return Response.status(failed && status == CREATED ? ACCEPTED : status)
                    .entity(receipt.set("services", services))
                    .build();
        } catch (IOException e) {
            return ServiceCalls.response(answer);
        }
    }
}
