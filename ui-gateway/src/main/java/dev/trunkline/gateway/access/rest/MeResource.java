package dev.trunkline.gateway.access.rest;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who is logged in. */
@Path("/api/me")
@Authenticated
@Tag(name = "me")
public class MeResource {

    private static final List<String> ROLES = List.of("agent", "supervisor", "operator");

    private final SecurityIdentity identity;

    MeResource(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** @param roles those of agent, supervisor and operator that the person has */
    public record Me(String name, List<String> roles) {}

    @GET
    @NonBlocking
    @Operation(summary = "Name and roles of the caller")
    public Me me() {
        return new Me(
                identity.getPrincipal().getName(),
                ROLES.stream().filter(identity::hasRole).toList());
    }
}
