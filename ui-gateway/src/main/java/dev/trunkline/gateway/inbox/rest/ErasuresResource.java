package dev.trunkline.gateway.inbox.rest;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    private final Messaging messaging;

    ErasuresResource(Messaging messaging) {
        this.messaging = messaging;
    }

    /** @param reason stays in the receipt; must not name the person */
    @Schema(name = "NewErasure")
    public record NewErasure(String address, String reason) {}

    @Schema(name = "ErasureExpiry")
    public record Expiry(String what, Instant by) {}

    /**
     * @param state {@code pending}, {@code stuck}, {@code incomplete} or {@code done}
     * @param subject the person's address as a keyed hash
     * @param finishedAt when the last service had done its part
     * @param trouble why nobody tries any more to erase what the inbox has
     * @param counts rows erased, by kind
     * @param left unfinished journal entries of others that mention the person
     * @param expires what erasing cannot reach, and when it is gone at the latest
     * @param services the parts of the other services
     * @param found SIDs of conversations with the person that were found last, and that no service was asked with yet
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
            List<Part> services,
            long found) {}

    /**
     * The part of one of the other services.
     *
     * @param state {@code pending}, {@code stuck}, {@code incomplete} or {@code done}
     * @param reason why it is stuck
     * @param at when the service was at it; null while it is pending
     * @param counts rows erased, by kind
     * @param left entries and rows that mention the person and were in use
     */
    @Schema(name = "ErasurePart")
    public record Part(
            String service,
            String state,
            @Nullable String reason,
            @Nullable Instant at,
            Map<String, Long> counts,
            long left) {}

    @Schema(name = "ErasureReceipts")
    public record Receipts(List<Receipt> items) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Erases all there is to a person in every service: 201 with the receipt once that is done, or 202 "
                            + "with how far it is")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewErasure.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Receipt.class)))
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Receipt.class)))
    public Response erase(@Context ContainerRequestContext request, byte[] body) {
        return messaging.post(request, "/erasures", body).pass();
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
        return messaging.get(request, "/erasures/" + id).pass();
    }
}
