package dev.trunkline.twilio.rest;

import dev.trunkline.twilio.account.TwilioAccount;
import java.util.Base64;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What a REST call shows for an account: its API key, or without one its SID and primary token. */
public record Credentials(String username, String password) {

    public static Credentials of(TwilioAccount account) {
        return account.apiKey()
                .map(key -> new Credentials(key.sid(), key.secret()))
                .orElseGet(() ->
                        new Credentials(account.sid(), account.authTokens().getFirst()));
    }

    /** The {@code Authorization} header. */
    public String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(UTF_8));
    }

    /** Names no secret. */
    @Override
    public String toString() {
        return "Credentials[" + username + "]";
    }
}
