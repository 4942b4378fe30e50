package dev.trunkline.gateway.access;

import io.quarkus.oidc.JavaScriptRequestChecker;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells a browser on its way to a page, which can log in, from scripts and programs, which cannot. */
@ApplicationScoped
class Navigation implements JavaScriptRequestChecker {

    @Override
    public boolean isJavaScriptRequest(RoutingContext request) {
        var accept = request.request().getHeader("Accept");
        return request.normalizedPath().startsWith("/api/") || accept == null || !accept.contains("text/html");
    }
}
