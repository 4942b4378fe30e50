package dev.trunkline.simulator.account;

import dev.trunkline.simulator.rest.TwilioException;
import dev.trunkline.twilio.account.TwilioAccount;
import dev.trunkline.twilio.account.TwilioAccounts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The accounts that this Twilio knows, their credentials, and who a request comes from. */
public final class Accounts implements TwilioAccounts {

    private final Map<String, TwilioAccount> bySid = new LinkedHashMap<>();

    public Accounts(List<TwilioAccount> accounts) {
        accounts.forEach(account -> bySid.put(account.sid(), account));
    }

    @Override
    public synchronized List<TwilioAccount> all() {
        return List.copyOf(bySid.values());
    }

    public TwilioAccount required(String sid) {
        return bySid(sid)
                .orElseThrow(() -> new IllegalArgumentException("account " + sid + ": unknown (known: "
                        + all().stream().map(TwilioAccount::sid).toList() + ")"));
    }

    /** Replaces an account's tokens: the first signs from now on, all of them open the REST API. */
    public synchronized void rotate(String sid, List<String> authTokens) {
        var account = required(sid);
        bySid.put(sid, new TwilioAccount(account.name(), sid, authTokens, account.apiKey()));
    }

    /** The account behind HTTP basic credentials: account SID and token, or API key and secret. */
    public String authenticate(@Nullable String authorization) {
        var credentials = credentials(authorization);
        return credentials
                .flatMap(pair ->
                        all().stream().filter(account -> opens(account, pair)).findFirst())
                .map(TwilioAccount::sid)
                .orElseThrow(() -> new TwilioException(401, 20003, "Authenticate"));
    }

    private static boolean opens(TwilioAccount account, Credentials given) {
        var accepted = new ArrayList<Credentials>();
        account.authTokens().forEach(token -> accepted.add(new Credentials(account.sid(), token)));
        account.apiKey().ifPresent(key -> accepted.add(new Credentials(key.sid(), key.secret())));
        return accepted.stream().anyMatch(given::matches);
    }

    private static Optional<Credentials> credentials(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            var text = new String(
                    Base64.getDecoder().decode(authorization.substring(6).strip()), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Credentials(text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private record Credentials(String user, String password) {
        boolean matches(Credentials other) {
            return user.equals(other.user)
                    && MessageDigest.isEqual(
                            password.getBytes(StandardCharsets.UTF_8), other.password.getBytes(StandardCharsets.UTF_8));
        }

        /** Names no secret. */
        @Override
        public String toString() {
            return "Credentials[" + user + "]";
        }
    }
}
