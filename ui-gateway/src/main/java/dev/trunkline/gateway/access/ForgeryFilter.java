package dev.trunkline.gateway.access;

import dev.trunkline.gateway.problem.Problems;
import dev.trunkline.web.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that another site makes a logged-in browser send: one that changes something by cookie needs the header
 * {@code X-Trunkline-Csrf} with the value of the cookie {@code trunkline_csrf}, and must not say that it comes from elsewhere. A
 * bearer token, or one of Flex, is proof enough, as no browser sends it by itself. Source: OWASP, Cross-Site Request Forgery Prevention.
 */
@ApplicationScoped
class ForgeryFilter {

    static final String COOKIE = "trunkline_csrf";
    static final String HEADER = "X-Trunkline-Csrf";

    /** Their form bears a token of Flex; logins do not count there. */
    private static final Set<String> WITHOUT_LOGIN = Set.of("/send-media-message", "/api/send-media-message");

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
    /** After login and permissions, so that nobody learns more than that they are not logged in. */
    private static final int AFTER_LOGIN = 10;

    private final SecureRandom random = new SecureRandom();

    void register(@Observes Filters filters) {
        filters.register(this::filter, AFTER_LOGIN);
    }

    private void filter(RoutingContext request) {
        var cookie = request.request().getCookie(COOKIE);
        if (SAFE.contains(request.request().method())) {
            if (cookie == null && request.user() != null && byCookie(request)) {
                request.response().addCookie(newCookie(request.request().isSSL()));
            }
            request.next();
        } else if (!byCookie(request) || isOurs(request, cookie)) {
            request.next();
        } else {
            Problems.answer(
                    request.response(),
                    Problem.of(
                            "forged-request",
                            "Request not from the console",
                            403,
                            "send the value of the cookie " + COOKIE + " in the header " + HEADER
                                    + ", or use a bearer token"));
        }
    }

    private static boolean byCookie(RoutingContext request) {
        return request.request().getHeader("Authorization") == null
                && !FlexToken.isIn(request.request()::getHeader)
                && !WITHOUT_LOGIN.contains(request.normalizedPath());
    }

    private static boolean isOurs(RoutingContext request, @Nullable Cookie cookie) {
        var site = request.request().getHeader("Sec-Fetch-Site");
        var header = request.request().getHeader(HEADER);
        return (site == null || OWN_SITE.contains(site))
                && cookie != null
                && header != null
                && !header.isEmpty()
                && MessageDigest.isEqual(
                        header.getBytes(StandardCharsets.UTF_8),
                        cookie.getValue().getBytes(StandardCharsets.UTF_8));
    }

    private Cookie newCookie(boolean secure) {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        return Cookie.cookie(COOKIE, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
                .setPath("/")
                .setSameSite(CookieSameSite.STRICT)
                .setSecure(secure);
    }
}
