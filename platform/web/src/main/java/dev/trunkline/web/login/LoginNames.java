package dev.trunkline.web.login;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a login calls the person who asks. An address that the login server does not vouch for is no name: with it, people could
 * take somebody else's place by registering with their address.
 */
public final class LoginNames {

    private static final String EMAIL = "email";

    private LoginNames() {}

    /**
     * @param claims of the token whose value is a name; {@code email} only where it is verified
     * @param token the value of a claim; null where it has none
     * @param principal the name that is always one, last
     * @return as the token has them, in the order of the claims
     */
    public static Set<String> of(
            Collection<String> claims, LoginConfig config, Function<String, @Nullable Object> token, String principal) {
        var names = new LinkedHashSet<String>();
        for (var claim : claims) {
            if (token.apply(claim) instanceof String value
                    && !value.isBlank()
                    && (!claim.equals(EMAIL) || isTrue(token.apply(config.emailVerifiedClaim())))) {
                names.add(value);
            }
        }
        names.add(principal);
        return names;
    }

    /** Some login servers write it as text. */
    private static boolean isTrue(@Nullable Object value) {
        return "true".equalsIgnoreCase(String.valueOf(value));
    }
}
