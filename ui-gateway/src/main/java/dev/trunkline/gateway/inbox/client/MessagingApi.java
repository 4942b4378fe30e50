package dev.trunkline.gateway.inbox.client;

import io.quarkus.oidc.token.propagation.common.AccessToken;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** messaging-service's API, called with the caller's own access token. */
@Path("/conversations")
@RegisterRestClient(configKey = "messaging")
@AccessToken
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
@Consumes(MediaType.APPLICATION_JSON)
public interface MessagingApi {

    @GET
    Response conversations(
            @HeaderParam("traceparent") String traceparent,
            @QueryParam("status") @Nullable String status,
            @QueryParam("search") @Nullable String search,
            @QueryParam("label") @Nullable String label,
            @QueryParam("assignee") @Nullable String assignee,
            @QueryParam("needsReply") @Nullable Boolean needsReply,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor);

    @POST
    Response open(@HeaderParam("traceparent") String traceparent, byte[] body);

    @GET
    @Path("/{id}")
    Response conversation(@HeaderParam("traceparent") String traceparent, @PathParam("id") String id);

    @GET
    @Path("/{id}/messages")
    Response messages(
            @HeaderParam("traceparent") String traceparent,
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("before") @Nullable Long before);

    @POST
    @Path("/{id}/messages")
    Response send(
            @HeaderParam("traceparent") String traceparent,
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            byte[] body);

    @POST
    @Path("/{id}/read")
    Response read(@HeaderParam("traceparent") String traceparent, @PathParam("id") String id, byte[] body);
}
