package dev.trunkline.gateway.inbox.client;

import io.quarkus.oidc.token.propagation.common.AccessToken;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What agents do to messaging-service's conversations, called with the caller's own access token. */
@Path("/conversations/{id}")
@RegisterRestClient(configKey = "messaging")
@AccessToken
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
@Consumes(MediaType.APPLICATION_JSON)
public interface DeskApi {

    @PATCH
    Response change(@HeaderParam("traceparent") String traceparent, @PathParam("id") String id, byte[] body);

    @DELETE
    Response delete(@HeaderParam("traceparent") String traceparent, @PathParam("id") String id);

    @POST
    @Path("/claim")
    Response claim(@HeaderParam("traceparent") String traceparent, @PathParam("id") String id, byte[] body);

    @DELETE
    @Path("/claim")
    Response release(@HeaderParam("traceparent") String traceparent, @PathParam("id") String id);

    @PUT
    @Path("/assignee")
    Response assign(@HeaderParam("traceparent") String traceparent, @PathParam("id") String id, byte[] body);

    @PUT
    @Path("/labels")
    Response label(@HeaderParam("traceparent") String traceparent, @PathParam("id") String id, byte[] body);

    @GET
    @Path("/notes")
    Response notes(@HeaderParam("traceparent") String traceparent, @PathParam("id") String id);

    @POST
    @Path("/notes")
    Response note(@HeaderParam("traceparent") String traceparent, @PathParam("id") String id, byte[] body);

    @GET
    @Path("/presence")
    Response presence(@HeaderParam("traceparent") String traceparent, @PathParam("id") String id);

    @PUT
    @Path("/presence")
    Response present(@HeaderParam("traceparent") String traceparent, @PathParam("id") String id, byte[] body);
}
