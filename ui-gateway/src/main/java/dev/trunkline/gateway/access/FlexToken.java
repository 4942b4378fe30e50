package dev.trunkline.gateway.access;

import java.util.function.UnaryOperator;

/** The token that plugins of Flex bring instead of a login. Whoever brings one acts by it alone. */
public final class FlexToken {

    public static final String HEADER = "X-Auth-Token";

    private FlexToken() {}

    /** @param headers value of a header by its name, null where there is none */
    @SuppressWarnings("NullAway") // Both kinds of requests answer null for what they do not have.
    public static boolean isIn(UnaryOperator<String> headers) {
        return headers.apply(HEADER) != null;
    }
}
