package dev.trunkline.gateway.taskboard.client;

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

/** taskrouter-service, called with the caller's own access token. */
@Path("/")
@RegisterRestClient(configKey = "taskrouter")
@AccessToken
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
@Consumes(MediaType.APPLICATION_JSON)
public interface TaskBoardApi {

    @GET
    @Path("{listing}")
    Response list(@HeaderParam("traceparent") String traceparent, @PathParam("listing") String listing);

    @GET
    @Path("tasks/{sid}")
    Response task(@HeaderParam("traceparent") String traceparent, @PathParam("sid") String sid);

    @POST
    @Path("reservations/{sid}/{action}")
    Response act(
            @HeaderParam("traceparent") String traceparent,
            @PathParam("sid") String sid,
            @PathParam("action") String action,
            byte[] body);

    @GET
    @Path("workers/{name}/availability")
    Response availability(@HeaderParam("traceparent") String traceparent, @PathParam("name") String name);

    @POST
    @Path("workers/{name}/nudge")
    Response nudge(@HeaderParam("traceparent") String traceparent, @PathParam("name") String name, byte[] body);

    @POST
    @Path("workers/{sid}/activity")
    Response setActivity(@HeaderParam("traceparent") String traceparent, @PathParam("sid") String sid, byte[] body);
}
