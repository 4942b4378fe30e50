package dev.trunkline.messaging.upload.rest;

import dev.trunkline.messaging.flex.rest.Callers;
import dev.trunkline.messaging.inbox.Channel;
import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.messaging.upload.Uploads;
import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.problem.ProblemException;
import dev.trunkline.web.trace.TraceFilters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Files that agents want to send. Whoever uploads is logged in, or proves by a token of Flex to work there. */
@Path("/media")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Media")
public class UploadResource {

    private static final String KINDS = "jpeg, png, mp3, ogg, amr, mp4 or pdf";

    private final Uploads uploads;
    private final Callers callers;
    private final Transactions transactions;

    UploadResource(Uploads uploads, Callers callers, Transactions transactions) {
        this.uploads = uploads;
        this.callers = callers;
        this.transactions = transactions;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RunOnVirtualThread
    @Operation(summary = "Takes a file and gives it a public address that ends; a message can be sent with it")
    @APIResponse(responseCode = "201", description = "mediaSid, mediaType, mediaUrl and dateCreated")
    @APIResponse(responseCode = "400", description = "No file, or an unknown channel")
    @APIResponse(responseCode = "413", description = "Too large for the channel")
    @APIResponse(responseCode = "415", description = "Neither " + KINDS)
    public Response upload(
            @RestForm("file") @Nullable FileUpload file,
            @RestForm("channel") @Nullable String channel,
            @HeaderParam(Callers.FLEX_TOKEN) @Nullable String flexToken,
            @Context ContainerRequestContext request)
            throws IOException {
        var author = callers.of(flexToken, TraceFilters.of(request)).name();
        if (file == null) {
            throw problem("invalid-request", "The request is not valid", 400, "file: missing (expected: one file)");
        }
        var target = channel(channel);
        var content = Files.readAllBytes(file.uploadedFile());
        var name = file.fileName() == null ? "" : file.fileName();
        return switch (transactions.call(() -> uploads.take(content, name, author, target))) {
            case Uploads.Upload.Taken taken ->
                Response.status(Response.Status.CREATED)
                        .entity(UploadedFile.of(taken))
                        .build();
            case Uploads.Upload.OtherKind other ->
                throw problem(
                        "unsupported-media",
                        "This kind of file cannot be sent",
                        415,
                        "its content is none of " + KINDS + "; its name and type do not count");
            case Uploads.Upload.TooLarge large ->
                throw problem("file-too-large", "The file is too large", 413, large.reason());
            case Uploads.Upload.NotPossible impossible ->
                throw problem("uploads-off", "Files cannot be uploaded", 503, impossible.reason());
        };
    }

    private static Optional<Channel> channel(@Nullable String id) {
        if (id == null || id.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(Channel.values())
                .filter(channel -> channel.id().equals(id))
                .findFirst()
                .orElseThrow(() -> problem(
                        "invalid-request",
                        "The request is not valid",
                        400,
                        "channel: unknown (expected: sms, whatsapp, messenger or rcs)")));
    }

    private static ProblemException problem(String type, String title, int status, String detail) {
        return new ProblemException(Problem.of(type, title, status, detail));
    }
}
