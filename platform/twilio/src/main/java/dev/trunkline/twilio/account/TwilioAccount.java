package dev.trunkline.twilio.account;

import java.util.List;
import java.util.Optional;

/**
 * One of our Twilio accounts.
 *
 * @param name its name in the configuration, such as {@code flex}
 * @param sid {@code AC…}
 * @param authTokens the tokens that sign webhooks, primary first; two during a rotation
 * @param apiKey credentials for REST calls; without one the primary token serves
 */
public record TwilioAccount(String name, String sid, List<String> authTokens, Optional<ApiKey> apiKey) {

    public TwilioAccount {
        authTokens = List.copyOf(authTokens);
        if (!sid.matches("AC[0-9a-f]{32}")) {
            throw new IllegalArgumentException(
                    "account " + name + ": sid '" + sid + "' (expected: AC and 32 lower-case hex digits)");
        }
        if (authTokens.isEmpty()) {
            throw new IllegalArgumentException("account " + name + ": no auth token (expected: one or two)");
        }
    }

    /** Names no secret. */
    @Override
    public String toString() {
        return "TwilioAccount[" + name + " " + sid + "]";
    }

    public record ApiKey(String sid, String secret) {
        /** Names no secret. */
        @Override
        public String toString() {
            return "ApiKey[" + sid + "]";
        }
    }
}
