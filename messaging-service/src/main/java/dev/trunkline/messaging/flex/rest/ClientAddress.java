package dev.trunkline.messaging.flex.rest;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Where a request comes from: the client of the gateway, which names it in {@code X-Forwarded-For}. */
@ApplicationScoped
public class ClientAddress {

    private final RoutingContext request;

    ClientAddress(RoutingContext request) {
        this.request = request;
    }

    public String current() {
        var address = request.request().remoteAddress();
        return address == null
                ? ""
                : String.valueOf(address.hostAddress() == null ? address.host() : address.hostAddress());
    }
}
