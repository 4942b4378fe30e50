package dev.trunkline.journal.rest;

import dev.trunkline.journal.Subject;
import dev.trunkline.journal.operations.Justification;
import dev.trunkline.journal.operations.PersonErasures;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The service's part in the erasure of one person; the gateway asks for it when messaging-service has begun one. */
@Path("/journal/erasures/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"supervisor", "operator"})
@Blocking
@Tag(name = "Journal")
public class PersonErasureResource {

    private final PersonErasures erasures;

    PersonErasureResource(PersonErasures erasures) {
        this.erasures = erasures;
    }

    /**
     * @param address any of the person's, as Twilio writes it
     * @param reason stays in the audit log; must not name the person
     */
    public record Wish(
            @NotBlank(message = "is required") @Size(max = 200, message = "must be at most 200 characters") String address,

            @NotBlank(message = "is required") @Size(max = 500, message = "must be at most 500 characters") String reason) {}

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Erases what this service has about a person; may be repeated")
    public PersonErasures.Part erase(
            @PathParam("id") UUID id,
            @NotNull(message = "a body is due") @Valid Wish wish,
            @Context SecurityContext caller) {
        var by = new Justification(
                caller.getUserPrincipal().getName(),
                Words.storable("reason", wish.reason().strip()));
        var address = Words.storable("address", wish.address().strip());
        return erasures.erase(id, new Subject(List.of(address), List.of()), by);
    }

    @GET
    @Operation(summary = "What was erased")
    public PersonErasures.Part get(@PathParam("id") UUID id) {
        return erasures.find(id).orElseThrow(() -> JournalProblems.missing("nothing was erased for " + id));
    }
}
