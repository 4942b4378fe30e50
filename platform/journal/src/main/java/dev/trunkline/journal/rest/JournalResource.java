package dev.trunkline.journal.rest;

import dev.trunkline.journal.cdi.JournalConfig;
import dev.trunkline.journal.operations.JournalOperations;
import dev.trunkline.journal.operations.Justification;
import dev.trunkline.journal.operations.LaneState;
import dev.trunkline.journal.operations.Page;
import dev.trunkline.journal.query.JournalQuery;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Entries and lanes of this service's journal, and what an operator may do with them. */
@Path("/journal")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
@Blocking
@Tag(name = "Journal")
public class JournalResource {

    private final JournalOperations operations;
    private final JournalQuery query;
    private final JournalConfig config;

    JournalResource(JournalOperations operations, JournalQuery query, JournalConfig config) {
        this.operations = operations;
        this.query = query;
        this.config = config;
    }

    @GET
    @Path("/summary")
    @Operation(summary = "The journal at a glance")
    public Summary summary() {
        return Summary.of(config.service(), query.backlog(), Instant.now());
    }

    @GET
    @Path("/entries")
    @Operation(summary = "Entries, newest first; eventId finds the one of an event")
    public Listing<EntrySummary> entries(
            @QueryParam("state") @Nullable String state,
            @QueryParam("type") @Nullable String type,
            @QueryParam("lane") @Nullable String lane,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("eventId") @Nullable String eventId,
            @QueryParam("limit") @DefaultValue("50") @Pattern(regexp = Listing.LIMIT, message = Listing.LIMIT_WORDS) String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        if (eventId != null) {
            var found = query.byEventId(Words.storable("eventId", eventId))
                    .map(List::of)
                    .orElse(List.of());
            return Listing.of(new Page<>(found, null), EntrySummary::of);
        }
        var filter = new ReplayWish.Filter(
                        null, state, lane, type, Words.instant("from", from), Words.instant("to", to))
                .parsed();
        return Listing.of(
                operations.entries(filter, Integer.parseInt(limit), Optional.ofNullable(cursor)), EntrySummary::of);
    }

    @GET
    @Path("/entries/{id: [0-9]{1,18}}")
    @Operation(summary = "One entry with its body, attempts and steps")
    public EntryPicture entry(@PathParam("id") long id) {
        return operations.entry(id).map(EntryPicture::of).orElseThrow(() -> noEntry(id));
    }

    @POST
    @Path("/known")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Which of these events the journal has never taken in; changes nothing")
    public Unknown known(@NotNull(message = "a body is due") @Valid Asked asked) {
        return new Unknown(query.unknown(asked.storable()));
    }

    /** Events that a journal is asked for. */
    public record Asked(
            @NotNull(message = "name the events") @Size(max = 1_000) List<@NotNull String> eventIds) {

        List<String> storable() {
            eventIds.forEach(id -> Words.storable("eventIds", id));
            return eventIds;
        }
    }

    /** Those of them that it has not, in the order asked. */
    public record Unknown(List<String> unknown) {}

    @POST
    @Path("/entries/{id: [0-9]{1,18}}/retry")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Has an entry tried at once, with a fresh time limit")
    public EntrySummary retry(
            @PathParam("id") long id,
            @NotNull(message = "a body is due") @Valid Change.Reasoned change,
            @Context SecurityContext caller) {
        operations.retry(id, justification(caller, change.why()));
        return summary(id);
    }

    @POST
    @Path("/entries/{id: [0-9]{1,18}}/skip")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Passes over an entry: it will not run, its lane goes on")
    public EntrySummary skip(
            @PathParam("id") long id,
            @NotNull(message = "a body is due") @Valid Change.Reasoned change,
            @Context SecurityContext caller) {
        operations.skip(id, justification(caller, change.why()));
        return summary(id);
    }

    @POST
    @Path("/entries/{id: [0-9]{1,18}}/edit")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Replaces an entry's body and has it tried; the former body stays in the audit log")
    public EntrySummary edit(
            @PathParam("id") long id,
            @NotNull(message = "a body is due") @Valid Change.Edit change,
            @Context SecurityContext caller) {
        operations.edit(id, change.bytes(), justification(caller, change.why()));
        return summary(id);
    }

    @GET
    @Path("/lanes")
    @Operation(summary = "Lanes with unfinished entries, the one with the oldest first")
    public Listing<LanePicture> lanes(
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @DefaultValue("50") @Pattern(regexp = Listing.LIMIT, message = Listing.LIMIT_WORDS) String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return Listing.of(
                operations.lanes(
                        Optional.ofNullable(Words.value(LaneState.class, "state", state)),
                        Integer.parseInt(limit),
                        Optional.ofNullable(Words.storableIfGiven("cursor", cursor))),
                LanePicture::of);
    }

    @GET
    @Path("/lane")
    @Operation(summary = "One lane")
    public LanePicture lane(@QueryParam("key") @NotBlank(message = "name the lane") String key) {
        return operations
                .lane(Words.storable("key", key))
                .map(LanePicture::of)
                .orElseThrow(
                        () -> JournalProblems.missing("there is no lane of this key; GET lanes lists those with work"));
    }

    @POST
    @Path("/lane/hold")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Keeps a lane from running")
    public LanePicture hold(
            @NotNull(message = "a body is due") @Valid Change.OfLane change, @Context SecurityContext caller) {
        operations.hold(Words.storable("key", change.key()), justification(caller, change.why()));
        return lane(change.key());
    }

    @POST
    @Path("/lane/release")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Lets a held lane run again")
    public LanePicture release(
            @NotNull(message = "a body is due") @Valid Change.OfLane change, @Context SecurityContext caller) {
        operations.release(Words.storable("key", change.key()), justification(caller, change.why()));
        return lane(change.key());
    }

    @GET
    @Path("/audit")
    @Operation(summary = "Who did what, when, and why; newest first")
    public Listing<AuditLine> audit(
            @QueryParam("limit") @DefaultValue("50") @Pattern(regexp = Listing.LIMIT, message = Listing.LIMIT_WORDS) String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return Listing.of(operations.audit(Integer.parseInt(limit), Optional.ofNullable(cursor)), AuditLine::of);
    }

    private EntrySummary summary(long id) {
        return operations.entry(id).map(found -> EntrySummary.of(found.entry())).orElseThrow(() -> noEntry(id));
    }

    static Justification justification(SecurityContext caller, String why) {
        return new Justification(caller.getUserPrincipal().getName(), Words.storable("why", why));
    }

    private static RuntimeException noEntry(long id) {
        return JournalProblems.missing("there is no entry " + id + "; finished ones are deleted after a while");
    }
}
