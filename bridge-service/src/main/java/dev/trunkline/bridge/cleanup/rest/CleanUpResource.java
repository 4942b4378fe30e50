package dev.trunkline.bridge.cleanup.rest;

import dev.trunkline.bridge.cleanup.CleanUps;
import dev.trunkline.bridge.link.Pair;
import dev.trunkline.bridge.link.Pairs;
import dev.trunkline.journal.operations.Justification;
import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.trace.TraceFilters;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Has Proxy sessions ended with their chats. */
@Path("/pairs/{pair}/session-clean-ups")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"supervisor", "operator"})
@RunOnVirtualThread
@Tag(name = "Links")
public class CleanUpResource {

    private static final int LONGEST_WHY = 1_000;

    private final Pairs pairs;
    private final CleanUps cleanUps;
    private final SecurityIdentity identity;

    CleanUpResource(Pairs pairs, CleanUps cleanUps, SecurityIdentity identity) {
        this.pairs = pairs;
        this.cleanUps = cleanUps;
        this.identity = identity;
    }

    /** @param eventId of the journal's entry */
    public record Asked(String eventId) {}

    /**
     * One of both, {@code session} or {@code all}.
     *
     * @param session {@code KC…}
     * @param all true for all sessions of the pair's Proxy service
     * @param why for the audit log
     */
    public record Wish(
            @Pattern(regexp = "KC[0-9a-fA-F]{32}", message = "must be KC and 32 hex digits") @Nullable String session,

            boolean all,

            @NotBlank(message = "say for the audit log why") @Size(max = LONGEST_WHY) String why) {

        @AssertTrue(message = "name a session, or say all, not both") public boolean isOneOfBoth() {
            return all == (session == null);
        }
    }

    @POST
    @Operation(
            summary = "Ends one session, or all of the pair's Proxy service: channel INACTIVE, session closed, deleted;"
                    + " 202")
    public Response cleanUp(
            @PathParam("pair") String pair,
            @NotNull(message = "a body is due") @Valid Wish wish,
            @Context ContainerRequestContext request) {
        var by = new Justification(identity.getPrincipal().getName(), wish.why().strip());
        return withProxy(pair)
                .map(found -> cleanUps.ask(found, wish.session(), by, TraceFilters.of(request)))
                .map(id -> Response.accepted(new Asked(id)).build())
                .orElseGet(() -> Problem.of(
                                "no-such-pair",
                                "No such pair",
                                404,
                                "there is no pair " + pair + " with a Proxy service")
                        .toResponse());
    }

    private Optional<Pair> withProxy(String name) {
        return pairs.all().stream()
                .filter(pair -> pair.name().equals(name))
                .filter(pair -> pair.outbound()
                        .flatMap(outbound -> outbound.proxyServiceSid())
                        .isPresent())
                .findFirst();
    }
}
