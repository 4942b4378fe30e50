package dev.trunkline.taskrouter.self.rest;

import dev.trunkline.taskrouter.self.SelfConfig;
import dev.trunkline.taskrouter.self.SignedIn;
import dev.trunkline.web.login.LoginConfig;
import dev.trunkline.web.login.LoginNames;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** As the request's bearer token says it. */
@ApplicationScoped
class TokenSignedIn implements SignedIn {

    private final SecurityIdentity identity;
    private final SelfConfig config;
    private final LoginConfig login;

    TokenSignedIn(SecurityIdentity identity, SelfConfig config, LoginConfig login) {
        this.identity = identity;
        this.config = config;
        this.login = login;
    }

    @Override
    public Set<String> names() {
        var principal = identity.getPrincipal();
        return LoginNames.of(config.claims(), login, this::claim, principal.getName()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private @Nullable Object claim(String name) {
        return identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim(name) : null;
    }

    @Override
    public boolean actsForOthers() {
        return identity.hasRole("supervisor") || identity.hasRole("operator");
    }
}
