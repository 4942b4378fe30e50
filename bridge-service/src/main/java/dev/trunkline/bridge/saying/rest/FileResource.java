package dev.trunkline.bridge.saying.rest;

import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.bridge.saying.Saying;
import dev.trunkline.twilio.media.Media;
import dev.trunkline.web.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Files of what is said in the conversations of a link. They stay at Twilio, as the words do. */
@Path("/links/{id}/messages/{sid}/files")
@RolesAllowed({"agent", "supervisor", "operator"})
@RunOnVirtualThread
@Tag(name = "Links")
public class FileResource {

    private static final java.util.regex.Pattern TYPE =
            java.util.regex.Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,100}/[A-Za-z0-9!#$&^_.+-]{1,100}");

    private final Links links;
    private final Transactions transactions;
    private final Saying saying;

    FileResource(Links links, Transactions transactions, Saying saying) {
        this.links = links;
        this.transactions = transactions;
        this.saying = saying;
    }

    @GET
    @Path("/{number}")
    @Operation(summary = "What a file of a message holds, as Twilio has it now; the first one has the number 0")
    public Response file(
            @PathParam("id") UUID id,
            @PathParam("sid") @Pattern(regexp = "IM[0-9a-fA-F]{32}", message = "must be the sid of a message") String sid,
            @PathParam("number") @Min(0) @Max(99) int number,
            @QueryParam("side")
                    @DefaultValue("first")
                    @Pattern(regexp = "first|second", message = "must be first or second") String side) {
        return transactions
                .call(() -> links.find(id))
                .flatMap(link -> saying.file(link, Side.valueOf(side.toUpperCase(Locale.ROOT)), sid, number))
                .map(FileResource::content)
                .orElseGet(() -> Problem.of(
                                "no-such-media",
                                "No such media",
                                404,
                                "message " + sid + " has no file " + number + " on the " + side + " side of link " + id)
                        .toResponse());
    }

    private static Response content(Media file) {
        // A claim of whoever sent it.
        var type = TYPE.matcher(file.contentType()).matches() ? file.contentType() : MediaType.APPLICATION_OCTET_STREAM;
        return Response.ok(file.bytes())
                .type(type)
                .header("Content-Disposition", "attachment")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
