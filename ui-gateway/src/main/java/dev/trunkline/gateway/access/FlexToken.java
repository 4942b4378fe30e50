package dev.trunkline.gateway.access;

import io.vertx.core.http.HttpServerRequest;
import java.util.function.UnaryOperator;

/** The token that plugins of Flex bring instead of a login. Whoever brings one acts by it alone. */
public final class FlexToken {

    public static final String HEADER = "X-Auth-Token";

    /** Names a service the client: whose tokens are refused too often is not heard for a while. */
    public static final String CLIENT = "X-Forwarded-For";

    private FlexToken() {}

    /** @param headers value of a header by its name, null where there is none */
    @SuppressWarnings("NullAway") // Both kinds of requests answer null for what they do not have.
    public static boolean isIn(UnaryOperator<String> headers) {
        return headers.apply(HEADER) != null;
    }

    /** Value of {@link #CLIENT}: what the request itself says there counts only where it comes from our own proxy. */
    public static String client(HttpServerRequest request) {
        return request.remoteAddress().hostAddress();
    }
}
