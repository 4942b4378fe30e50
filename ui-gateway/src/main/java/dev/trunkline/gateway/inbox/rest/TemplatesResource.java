package dev.trunkline.gateway.inbox.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Message templates, as messaging-service last read them at Twilio. */
@Path("/api/templates")
@RolesAllowed({"agent", "supervisor", "operator"})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "templates")
@APIResponse(
        responseCode = "default",
        description = "A problem, RFC 9457",
        content = @Content(mediaType = "application/problem+json"))
public class TemplatesResource {

    /**
     * @param approval WhatsApp's: {@code approved}, {@code pending}, {@code received}, {@code rejected}, {@code paused}, {@code
     *     disabled} or {@code unsubmitted}
     */
    @Schema(name = "Template")
    public record Template(
            String sid,
            String name,
            String language,
            String body,
            List<Variable> variables,
            List<String> types,
            String approval,
            String category,
            String rejectionReason,
            Instant updatedAt) {}

    @Schema(name = "TemplateVariable")
    public record Variable(String name, String sample) {}

    /** @param readAt when they were last read at Twilio; null before the first time */
    @Schema(name = "TemplateList")
    public record TemplateList(
            List<Template> items, @Nullable Instant readAt) {}

    private final Messaging messaging;

    TemplatesResource(Messaging messaging) {
        this.messaging = messaging;
    }

    @GET
    @Operation(summary = "All templates by name")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TemplateList.class)))
    public Response templates(@Context ContainerRequestContext request) {
        return messaging.get(request, "/templates").pass();
    }

    @POST
    @Path("/sync")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Reads all templates at Twilio now")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TemplateList.class)))
    public Response readTemplates(@Context ContainerRequestContext request) {
        return messaging.post(request, "/templates/sync").pass();
    }
}
