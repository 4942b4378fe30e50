package dev.trunkline.gateway.access;

import dev.trunkline.gateway.problem.Problems;
import dev.trunkline.web.problem.Problem;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;

/**
 * OpenID Connect, with answers that programs understand: only a browser on its way to a page is sent to the login page, everybody
 * else without valid credentials gets 401 and a problem.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class Login implements HttpAuthenticationMechanism {

    private static final int REDIRECT = 302;

    private final OidcAuthenticationMechanism oidc;

    Login(OidcAuthenticationMechanism oidc) {
        this.oidc = oidc;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        // The mechanism names itself as the one to send the challenge; we are.
        return oidc.authenticate(request, identities)
                .onTermination()
                .invoke(() -> request.put(HttpAuthenticationMechanism.class.getName(), this));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return oidc.getChallenge(request)
                .map(challenge -> challenge != null && challenge.status == REDIRECT
                        ? challenge
                        : new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        return getChallenge(request).map(challenge -> {
            challenge.getHeaders().forEach((name, value) -> request.response().putHeader(name, value));
            if (challenge.status == REDIRECT) {
                request.response().setStatusCode(REDIRECT);
            } else {
                Problems.answer(
                        request.response(),
                        Problem.of(
                                "not-logged-in",
                                "Not logged in",
                                challenge.status,
                                "log in at the console, or send a valid bearer token"));
            }
            return true;
        });
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return oidc.getCredentialTransport(request);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }
}
