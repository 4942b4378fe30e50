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

/** messaging-service's outbound tasks, called with the caller's own access token. */
@Path("/")
@RegisterRestClient(configKey = "messaging")
@AccessToken
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
@Consumes(MediaType.APPLICATION_JSON)
public interface OutboundTasksApi {

    @POST
    @Path("{collection}")
    Response start(
            @HeaderParam("traceparent") String traceparent,
            @PathParam("collection") String collection,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            byte[] body);

    @POST
    @Path("{collection}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Response startByForm(
            @HeaderParam("traceparent") String traceparent,
            @PathParam("collection") String collection,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            byte[] body);

    @POST
    @Path("outbound-tasks/flow")
    Response setUpFlow(
            @HeaderParam("traceparent") String traceparent,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            byte[] body);

    @GET
    @Path("outbound-tasks")
    Response list(
            @HeaderParam("traceparent") String traceparent,
            @QueryParam("toNumber") @Nullable String toNumber,
            @QueryParam("limit") @Nullable Integer limit);

    @GET
    @Path("outbound-tasks/numbers")
    Response numbers(@HeaderParam("traceparent") String traceparent);

    @GET
    @Path("outbound-tasks/{id}")
    Response outcome(@HeaderParam("traceparent") String traceparent, @PathParam("id") String id);

    @GET
    @Path("outbound-tasks/{id}/source-messages")
    Response history(@HeaderParam("traceparent") String traceparent, @PathParam("id") String id);
}
