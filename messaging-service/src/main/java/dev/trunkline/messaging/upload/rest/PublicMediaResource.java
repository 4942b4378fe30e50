package dev.trunkline.messaging.upload.rest;

import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.messaging.upload.Uploads;
import dev.trunkline.web.problem.Problem;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Agents' files for Twilio, which cannot log in: the address is the key, and it ends. */
@Path("/public/media")
@PermitAll
@Blocking
@Tag(name = "Media")
public class PublicMediaResource {

    private final Uploads uploads;
    private final Transactions transactions;

    PublicMediaResource(Uploads uploads, Transactions transactions) {
        this.uploads = uploads;
        this.transactions = transactions;
    }

    @GET
    @Path("/{token}")
    @Operation(summary = "The bytes of an agent's file")
    @APIResponse(responseCode = "200", description = "All of it")
    @APIResponse(responseCode = "404", description = "No such address")
    @APIResponse(responseCode = "410", description = "Its time is over")
    public Response file(@PathParam("token") String token) {
        return switch (transactions.call(() -> uploads.serve(token))) {
            case Uploads.Served.File served ->
                Response.ok(served.content())
                        .type(served.file().kind().mediaType())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "inline; filename=\"" + served.file().name() + "\"")
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Content-Security-Policy", "default-src 'none'; sandbox")
                        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=3600")
                        .header("X-Robots-Tag", "noindex")
                        .build();
            case Uploads.Served.Over over ->
                Problem.of("file-gone", "The file is gone", 410, "its time is over; upload it again")
                        .toResponse();
            case Uploads.Served.Unknown unknown ->
                Problem.of("not-found", "No such file", 404, "the address is not one of ours")
                        .toResponse();
        };
    }
}
