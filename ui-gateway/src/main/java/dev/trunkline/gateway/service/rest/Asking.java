package dev.trunkline.gateway.service.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.gateway.access.FlexToken;
import dev.trunkline.gateway.service.Call;
import dev.trunkline.gateway.service.Services;
import dev.trunkline.web.trace.TraceFilters;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;

/** What asking any service needs. */
@Singleton
public class Asking {

    private final Services services;
    private final SecurityIdentity identity;
    private final ObjectMapper json;

    public Asking(Services services, SecurityIdentity identity, ObjectMapper json) {
        this.services = services;
        this.identity = identity;
        this.json = json;
    }

    Services services() {
        return services;
    }

    ObjectMapper json() {
        return json;
    }

    /** Whoever asks the gateway, and the trace of the request. A login does not count beside a token of Flex. */
    public Call.Caller caller(ContainerRequestContext request) {
        var credential =
                FlexToken.isIn(request::getHeaderString) ? null : identity.getCredential(AccessTokenCredential.class);
        return new Call.Caller(
                credential == null ? null : credential.getToken(),
                TraceFilters.of(request).traceparent());
    }
}
