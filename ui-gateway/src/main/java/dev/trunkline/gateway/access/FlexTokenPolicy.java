package dev.trunkline.gateway.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Lets those pass who are logged in with a role of ours, and whatever bears a token of Flex, which messaging-service checks.
 * Resources behind it that take no such token name their roles themselves.
 */
@ApplicationScoped
class FlexTokenPolicy implements HttpSecurityPolicy {

    private static final Set<String> ROLES = Set.of("agent", "supervisor", "operator");

    @Override
    public String name() {
        return "desk-or-flex";
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        if (FlexToken.isIn(request.request()::getHeader)) {
            return CheckResult.permit();
        }
        return identity.map(
                caller -> caller.getRoles().stream().anyMatch(ROLES::contains) ? CheckResult.PERMIT : CheckResult.DENY);
    }
}
