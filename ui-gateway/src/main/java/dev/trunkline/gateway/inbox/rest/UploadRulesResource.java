package dev.trunkline.gateway.inbox.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What can be uploaded. */
@Path("/api/upload-rules")
@RolesAllowed({"agent", "supervisor", "operator"})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "media")
@APIResponse(
        responseCode = "default",
        description = "A problem, RFC 9457",
        content = @Content(mediaType = "application/problem+json"))
public class UploadRulesResource {

    private final Messaging messaging;

    UploadRulesResource(Messaging messaging) {
        this.messaging = messaging;
    }

    /**
     * @param name for people
     * @param suffixes what the names of its files end with
     * @param largest bytes by channel
     */
    @Schema(name = "UploadRule")
    public record UploadRule(String mediaType, String name, List<String> suffixes, Map<String, Integer> largest) {}

    @Schema(name = "UploadRuleList")
    public record UploadRuleList(List<UploadRule> items) {}

    @GET
    @Operation(summary = "Kinds of files that can be sent, and how large on which channel")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = UploadRuleList.class)))
    public Response list(@Context ContainerRequestContext request) {
        return messaging.get(request, "/upload-rules").pass();
    }
}
