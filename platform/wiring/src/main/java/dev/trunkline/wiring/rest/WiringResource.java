package dev.trunkline.wiring.rest;

import dev.trunkline.twilio.wiring.WiringMode;
import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.trace.TraceFilters;
import dev.trunkline.wiring.TwilioWiring;
import dev.trunkline.wiring.UnknownPublicUrlException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** What the service looks after at Twilio. */
@Path("/wiring")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"supervisor", "operator"})
@RunOnVirtualThread
@Tag(name = "Wiring")
public class WiringResource {

    private static final int LONGEST_WHY = 1_000;

    private final TwilioWiring wiring;
    private final SecurityIdentity identity;

    WiringResource(TwilioWiring wiring, SecurityIdentity identity) {
        this.wiring = wiring;
        this.identity = identity;
    }

    /**
     * @param why for the record
     * @param wires the resources to be mended; all unless given
     */
    public record Wish(
            @NotBlank(message = "say for the audit log why") @Size(max = LONGEST_WHY) String why,

            @Nullable List<@NotNull(message = "must be an id") String> wires) {}

    @GET
    @Operation(summary = "How the settings at Twilio were last found; Twilio is not asked")
    public WiringView report() {
        return WiringView.of(wiring.report());
    }

    @POST
    @Path("/check")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Compares all settings with Twilio now")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WiringView.class)))
    public Response check() {
        if (wiring.mode() == WiringMode.OFF) {
            return off();
        }
        var unused = wiring.check();
        return Response.ok(report()).build();
    }

    @POST
    @Path("/apply")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("operator")
    @Operation(
            summary = "Has what differs mended",
            description = "Answers at once; ask Location for what became of it. What others had set is kept.")
    @APIResponse(
            responseCode = "202",
            content = @Content(schema = @Schema(implementation = WiringView.ApplyView.class)))
    public Response apply(
            @NotNull(message = "a body is due") @Valid Wish wish, @Context ContainerRequestContext request) {
        var who = identity.getPrincipal().getName();
        var only = Objects.requireNonNullElse(wish.wires(), List.<String>of());
        return switch (wiring.request(who, wish.why().strip(), only, TraceFilters.of(request))) {
            case TwilioWiring.Request.Accepted(var apply) ->
                Response.accepted(WiringView.ApplyView.of(apply))
                        .location(URI.create("/wiring/applies/" + apply.id()))
                        .build();
            case TwilioWiring.Request.Off() -> off();
            case TwilioWiring.Request.Unknown(var wire) -> unknown(wire);
        };
    }

    @GET
    @Path("/applies/{id}")
    @Operation(summary = "What became of one")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = WiringView.ApplyView.class)))
    public Response found(@PathParam("id") UUID id) {
        return wiring.find(id)
                .map(apply -> Response.ok(WiringView.ApplyView.of(apply)).build())
                .orElseGet(() -> Problem.of("no-such-wiring-apply", "No such apply", 404, "there is no apply " + id)
                        .toResponse());
    }

    @ServerExceptionMapper
    public Response unknown(UnknownPublicUrlException thrown) {
        return Problem.of("wiring-not-configured", "A setting is missing", 409, thrown.getMessage())
                .toResponse();
    }

    private Response off() {
        return Problem.of(
                        "wiring-off",
                        "Wiring is off",
                        409,
                        "trunkline." + wiring.service()
                                + ".wiring.mode is off: nothing is looked at or changed at Twilio; set it to"
                                + " check or apply")
                .toResponse();
    }

    private static Response unknown(String wire) {
        var error = "wires: '" + wire + "' is none of GET /wiring";
        return Problem.of("invalid-request", "The request is not valid", 400, error)
                .with("errors", List.of(error))
                .toResponse();
    }
}
