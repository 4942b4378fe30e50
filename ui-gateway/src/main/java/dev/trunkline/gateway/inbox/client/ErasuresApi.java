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

/** messaging-service's erasures and audit, called with the caller's own access token. */
@Path("/")
@RegisterRestClient(configKey = "messaging")
@AccessToken
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
@Consumes(MediaType.APPLICATION_JSON)
public interface ErasuresApi {

    @POST
    @Path("erasures")
    Response erase(@HeaderParam("traceparent") String traceparent, byte[] body);

    @GET
    @Path("erasures")
    Response erasures(
            @HeaderParam("traceparent") String traceparent, @QueryParam("address") @Nullable String address);

    @GET
    @Path("erasures/{id}")
    Response erasure(@HeaderParam("traceparent") String traceparent, @PathParam("id") String id);

    @GET
    @Path("audit")
    Response audit(
            @HeaderParam("traceparent") String traceparent,
            @QueryParam("conversationId") @Nullable String conversationId,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("before") @Nullable Long before);
}
