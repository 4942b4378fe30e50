package dev.trunkline.gateway.inbox.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.gateway.inbox.Wiring;
import dev.trunkline.gateway.service.Answer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What messaging-service looks after at Twilio, so that webhooks come. */
@Path("/api/wiring")
@RolesAllowed({"supervisor", "operator"})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "wiring")
@APIResponse(
        responseCode = "default",
        description = "A problem, RFC 9457",
        content = @Content(mediaType = "application/problem+json"))
public class WiringResource {

    private static final int ACCEPTED = 202;

    /**
     * @param mode {@code off}, {@code check} or {@code apply}
     * @param checkedAt when all of it was last looked at; null before the first time
     */
    @Schema(name = "Wiring")
    public record WiringReport(
            String service, String mode, @Nullable Instant checkedAt, List<Setting> items, List<Apply> applies) {}

    /**
     * @param wire names the resource
     * @param wanted empty where there must be no value
     * @param found null where there is no value
     * @param state {@code right}, {@code drifted}, {@code missing}, {@code unreachable} or {@code unchecked}
     * @param previous what others had set
     */
    @Schema(name = "WiringSetting")
    public record Setting(
            String wire,
            String account,
            String resource,
            String property,
            String wanted,
            @Nullable String found,
            String state,
            boolean mendable,
            @Nullable String reason,
            @Nullable Instant checkedAt,
            @Nullable String previous,
            @Nullable Instant previousAt) {}

    /** @param state {@code waiting}, {@code done} or {@code failed} */
    @Schema(name = "WiringApply")
    public record Apply(
            String id,
            String who,
            String why,
            String state,
            @Nullable String reason,
            List<Change> changes,
            Instant requestedAt,
            @Nullable Instant finishedAt) {}

    @Schema(name = "WiringChange")
    public record Change(
            String wire,
            String resource,
            String property,
            @Nullable String before,
            @Nullable String after) {}

    /** @param wires what is to be mended; all unless given */
    @Schema(name = "WiringWish")
    public record Wish(String why, @Nullable List<String> wires) {}

    private final Wiring wiring;
    private final ObjectMapper json;

    WiringResource(Wiring wiring, ObjectMapper json) {
        this.wiring = wiring;
        this.json = json;
    }

    @GET
    @Operation(summary = "How the settings at Twilio were last found")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WiringReport.class)))
    public Response report(@Context ContainerRequestContext request) {
        return ConversationsResource.pass(wiring.report(ConversationsResource.trace(request)));
    }

    @POST
    @Path("/check")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Compares all settings with Twilio now")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WiringReport.class)))
    public Response check(@Context ContainerRequestContext request) {
        return ConversationsResource.pass(wiring.check(ConversationsResource.trace(request)));
    }

    @POST
    @Path("/apply")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("operator")
    @Operation(summary = "Has what differs mended; ask Location for what became of it")
    @RequestBody(content = @Content(schema = @Schema(implementation = Wish.class)))
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Apply.class)))
    public Response apply(@Context ContainerRequestContext request, byte[] body) {
        var answer = wiring.apply(ConversationsResource.trace(request), body);
        var response = ConversationsResource.pass(answer);
        if (!(answer instanceof Answer.Json said) || said.status() != ACCEPTED) {
            return response;
        }
        try {
            var id = json.readTree(said.body()).path("id").asText();
            return Response.fromResponse(response)
                    .location(URI.create("/api/wiring/applies/" + id))
                    .build();
        } catch (IOException e) {
            return response;
        }
    }

    @GET
    @Path("/applies/{id}")
    @Operation(summary = "What became of one")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Apply.class)))
    public Response outcome(
            @Context ContainerRequestContext request,
            @PathParam("id") @Pattern(regexp = ConversationsResource.ID, message = ConversationsResource.ID_MESSAGE) String id) {
        return ConversationsResource.pass(wiring.outcome(ConversationsResource.trace(request), id));
    }
}
