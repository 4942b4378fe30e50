package dev.trunkline.gateway.inbox.client;

import io.quarkus.oidc.token.propagation.common.AccessToken;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** messaging-service's search, called with the caller's own access token. */
@Path("/search")
@RegisterRestClient(configKey = "messaging")
@AccessToken
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
public interface SearchApi {

    @GET
    Response search(
            @HeaderParam("traceparent") String traceparent,
            @QueryParam("q") String question,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor);
}
