package dev.trunkline.journal.rest;

import dev.trunkline.journal.operations.Replays;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Replays of this service's journal. */
@Path("/journal/replays")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
@Blocking
@Tag(name = "Journal")
public class ReplaysResource {

    private final Replays replays;

    ReplaysResource(Replays replays) {
        this.replays = replays;
    }

    @POST
    @Path("/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "What a replay would do; changes nothing")
    public Response preview(@NotNull(message = "a body is due") @Valid ReplayWish wish) {
        Object preview = switch (wish.source(Instant.now())) {
            case ReplayWish.Source.Journal(var filter) -> replays.preview(filter);
            case ReplayWish.Source.Kafka(var range) -> replays.preview(range);
        };
        return Response.ok(preview).build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Starts a replay; its progress can be asked for")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ReplayPicture.class)))
    public Response start(@NotNull(message = "a body is due") @Valid ReplayWish wish, @Context SecurityContext caller) {
        var by = JournalResource.justification(caller, wish.reason());
        var started = switch (wish.source(Instant.now())) {
            case ReplayWish.Source.Journal(var filter) -> replays.start(filter, by);
            case ReplayWish.Source.Kafka(var range) -> replays.start(range, by);
        };
        return Response.accepted(ReplayPicture.of(started)).build();
    }

    @GET
    @Operation(summary = "Replays, newest first")
    public Listing<ReplayPicture> list(
            @QueryParam("limit") @DefaultValue("50") @Pattern(regexp = Listing.LIMIT, message = Listing.LIMIT_WORDS) String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return Listing.of(replays.list(Integer.parseInt(limit), Optional.ofNullable(cursor)), ReplayPicture::of);
    }

    @GET
    @Path("/{id: [0-9]{1,18}}")
    @Operation(summary = "One replay and how far it is")
    public ReplayPicture replay(@PathParam("id") long id) {
        return replays.find(id)
                .map(ReplayPicture::of)
                .orElseThrow(() -> JournalProblems.missing("there is no replay " + id));
    }

    @POST
    @Path("/{id: [0-9]{1,18}}/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Has a replay enqueue no more; what is enqueued runs")
    public ReplayPicture cancel(
            @PathParam("id") long id,
            @NotNull(message = "a body is due") @Valid Change.Reasoned change,
            @Context SecurityContext caller) {
        return ReplayPicture.of(replays.cancel(id, JournalResource.justification(caller, change.why())));
    }
}
