package dev.trunkline.gateway.inbox.rest;

import dev.trunkline.contracts.update.ConversationView;
import dev.trunkline.contracts.update.MessageView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Conversations and their messages, as messaging-service has them. */
@Path("/api/conversations")
@RolesAllowed({"agent", "supervisor", "operator"})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "conversations")
@APIResponse(
        responseCode = "default",
        description = "A problem, RFC 9457",
        content = @Content(mediaType = "application/problem+json"))
public class ConversationsResource {

    static final String ID = "[A-Za-z0-9_-]{1,64}";
    static final String ID_MESSAGE = "expected 1 to 64 letters, digits, hyphens or underscores";

    private final Messaging messaging;

    ConversationsResource(Messaging messaging) {
        this.messaging = messaging;
    }

    /** @param next cursor of the next page; null on the last */
    @Schema(name = "ConversationPage")
    public record ConversationPage(
            List<ConversationView> items, @Nullable String next) {}

    /** @param next value of {@code before} for older messages; null when there are none */
    @Schema(name = "MessagePage")
    public record MessagePage(
            List<MessageView> items, @Nullable Long next) {}

    /** @param address the customer's address, such as {@code +14155550123} or {@code whatsapp:+14155550123} */
    @Schema(name = "NewConversation")
    public record NewConversation(String address) {}

    /** @param template instead of a body: what Twilio shall make the text of */
    @Schema(name = "NewMessage")
    public record NewMessage(
            @Nullable String body,
            @Nullable String mediaUrl,
            @Nullable TemplateChoice template) {}

    /** @param sid of a template that {@code GET /api/templates} lists */
    @Schema(name = "TemplateChoice")
    public record TemplateChoice(String sid, Map<String, String> variables) {}

    @GET
    @Operation(summary = "Conversations, newest activity first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ConversationPage.class)))
    public Response conversations(
            @Context ContainerRequestContext request,
            @QueryParam("status") @Pattern(regexp = "[a-z]{1,20}", message = "expected a status such as open") @Nullable String status,
            @QueryParam("search") @Size(max = 400) @Nullable String search,
            @QueryParam("label") @Size(max = 400) @Nullable String label,
            @QueryParam("assignee") @Size(max = 400) @Nullable String assignee,
            @QueryParam("needsReply") @Pattern(regexp = "true|false", message = "expected true or false") @Nullable String needsReply,
            @QueryParam("limit") @Min(1) @Max(100) @Nullable Integer limit,
            @QueryParam("cursor") @Size(max = 500) @Nullable String cursor) {
        return messaging
                .get(request, "/conversations")
                .query("status", status)
                .query("search", search)
                .query("label", label)
                .query("assignee", assignee)
                .query("needsReply", needsReply)
                .query("limit", limit)
                .query("cursor", cursor)
                .pass();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Opens a conversation with an address")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewConversation.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ConversationView.class)))
    public Response open(@Context ContainerRequestContext request, byte[] body) {
        return messaging.post(request, "/conversations", body).pass();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One conversation")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ConversationView.class)))
    public Response conversation(
            @Context ContainerRequestContext request,
            @PathParam("id") @Pattern(regexp = ID, message = ID_MESSAGE) String id) {
        return messaging.get(request, "/conversations/" + id).pass();
    }

    @GET
    @Path("/{id}/messages")
    @Operation(summary = "Messages of a conversation, oldest first, the newest page by default")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MessagePage.class)))
    public Response messages(
            @Context ContainerRequestContext request,
            @PathParam("id") @Pattern(regexp = ID, message = ID_MESSAGE) String id,
            @QueryParam("limit") @Min(1) @Max(100) @Nullable Integer limit,
            @QueryParam("before") @Min(0) @Nullable Long before) {
        return messaging
                .get(request, "/conversations/" + id + "/messages")
                .query("limit", limit)
                .query("before", before)
                .pass();
    }

    @POST
    @Path("/{id}/messages")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sends a message; 201 when Twilio took it, 202 while that is being tried")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewMessage.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = MessageView.class)))
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = MessageView.class)))
    public Response send(
            @Context ContainerRequestContext request,
            @PathParam("id") @Pattern(regexp = ID, message = ID_MESSAGE) String id,
            @HeaderParam("Idempotency-Key")
                    @Pattern(regexp = "[!-~]{1,200}", message = "expected 1 to 200 visible ASCII characters") @Nullable String idempotencyKey,
            byte[] body) {
        return messaging
                .post(request, "/conversations/" + id + "/messages", body)
                .header("Idempotency-Key", idempotencyKey)
                .pass();
    }

    @POST
    @Path("/{id}/read")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Marks a conversation as read")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ConversationView.class)))
    public Response read(
            @Context ContainerRequestContext request,
            @PathParam("id") @Pattern(regexp = ID, message = ID_MESSAGE) String id) {
        return messaging.post(request, "/conversations/" + id + "/read").pass();
    }
}
