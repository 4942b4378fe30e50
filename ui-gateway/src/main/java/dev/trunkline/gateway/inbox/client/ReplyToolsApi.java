package dev.trunkline.gateway.inbox.client;

import io.quarkus.oidc.token.propagation.common.AccessToken;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** messaging-service's templates, replies and scheduled messages, called with the caller's own access token. */
@Path("/")
@RegisterRestClient(configKey = "messaging")
@AccessToken
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
@Consumes(MediaType.APPLICATION_JSON)
public interface ReplyToolsApi {

    @GET
    @Path("templates")
    Response templates(@HeaderParam("traceparent") String traceparent);

    @POST
    @Path("templates/sync")
    Response readTemplates(@HeaderParam("traceparent") String traceparent, byte[] body);

    @GET
    @Path("{kind}")
    Response list(@HeaderParam("traceparent") String traceparent, @PathParam("kind") String kind);

    @POST
    @Path("{kind}")
    Response add(@HeaderParam("traceparent") String traceparent, @PathParam("kind") String kind, byte[] body);

    @PUT
    @Path("{kind}/{id}")
    Response replace(
            @HeaderParam("traceparent") String traceparent,
            @PathParam("kind") String kind,
            @PathParam("id") String id,
            byte[] body);

    @DELETE
    @Path("{kind}/{id}")
    Response remove(
            @HeaderParam("traceparent") String traceparent, @PathParam("kind") String kind, @PathParam("id") String id);

    @GET
    @Path("auto-replies/changes")
    Response autoReplyChanges(@HeaderParam("traceparent") String traceparent);

    @GET
    @Path("conversations/{id}/scheduled-messages")
    Response scheduled(@HeaderParam("traceparent") String traceparent, @PathParam("id") String conversationId);

    @POST
    @Path("conversations/{id}/scheduled-messages")
    Response schedule(
            @HeaderParam("traceparent") String traceparent, @PathParam("id") String conversationId, byte[] body);

    @DELETE
    @Path("scheduled-messages/{id}")
    Response cancel(@HeaderParam("traceparent") String traceparent, @PathParam("id") String scheduledId);
}
