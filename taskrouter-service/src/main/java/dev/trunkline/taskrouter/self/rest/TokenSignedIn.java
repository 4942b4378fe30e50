package dev.trunkline.taskrouter.self.rest;

import dev.trunkline.taskrouter.self.SelfConfig;
import dev.trunkline.taskrouter.self.SignedIn;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** As the request's bearer token says it. */
@ApplicationScoped
class TokenSignedIn implements SignedIn {

    private final SecurityIdentity identity;
    private final SelfConfig config;

    TokenSignedIn(SecurityIdentity identity, SelfConfig config) {
        this.identity = identity;
        this.config = config;
    }

    @Override
    public Set<String> names() {
        var names = new HashSet<String>();
        names.add(identity.getPrincipal().getName().toLowerCase(Locale.ROOT));
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            for (var claim : config.claims()) {
                if (token.getClaim(claim) instanceof String value) {
                    names.add(value.toLowerCase(Locale.ROOT));
                }
            }
        }
        return names;
    }

    @Override
    public boolean actsForOthers() {
        return identity.hasRole("supervisor") || identity.hasRole("operator");
    }
}
