package dev.trunkline.gateway.inbox.client;

import io.quarkus.oidc.token.propagation.common.AccessToken;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** messaging-service's wiring, called with the caller's own access token. */
@Path("/wiring")
@RegisterRestClient(configKey = "messaging")
@AccessToken
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
@Consumes(MediaType.APPLICATION_JSON)
public interface WiringApi {

    @GET
    Response report(@HeaderParam("traceparent") String traceparent);

    @POST
    @Path("check")
    Response check(@HeaderParam("traceparent") String traceparent, byte[] body);

    @POST
    @Path("apply")
    Response apply(@HeaderParam("traceparent") String traceparent, byte[] body);

    @GET
    @Path("applies/{id}")
    Response outcome(@HeaderParam("traceparent") String traceparent, @PathParam("id") String id);
}
