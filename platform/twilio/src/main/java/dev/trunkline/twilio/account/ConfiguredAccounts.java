package dev.trunkline.twilio.account;

import dev.trunkline.twilio.account.TwilioAccount.ApiKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The accounts of the configuration. Token files are looked at no more than once a second and read again when they
 * changed, so a rotation needs no restart; a file that cannot be read leaves the token as it was.
 */
public final class ConfiguredAccounts implements TwilioAccounts {

    private static final String PREFIX = "trunkline.twilio.accounts.";
    private static final Pattern SID = Pattern.compile("AC[0-9a-f]{32}");
    private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();

    private final List<Source> sources;
    private final LongSupplier nanoTime;
    private final AtomicLong lookedAt;
    private volatile List<TwilioAccount> accounts;

    /**
     * @param settings by the accounts' names
     * @param nanoTime as {@link System#nanoTime()}
     * @throws InvalidAccountsException naming each missing or contradicting setting
     */
    public ConfiguredAccounts(Map<String, AccountSettings> settings, LongSupplier nanoTime) {
        var problems = new ArrayList<String>();
        if (settings.isEmpty()) {
            problems.add(PREFIX + "<name>.sid: missing (expected: at least one account)");
        }
        var sids = new HashSet<String>();
        this.sources = new TreeMap<>(settings)
                .entrySet().stream()
                        .map(account -> source(account.getKey(), account.getValue(), sids, problems))
                        .toList();
        if (!problems.isEmpty()) {
            throw new InvalidAccountsException(problems);
        }
        this.nanoTime = nanoTime;
        this.lookedAt = new AtomicLong(nanoTime.getAsLong());
        this.accounts = sources.stream().map(Source::account).toList();
    }

    @Override
    public List<TwilioAccount> all() {
        long now = nanoTime.getAsLong();
        long last = lookedAt.get();
        // One thread looks, the others go on with what is known.
        if (now - last >= LOOK_EVERY && lookedAt.compareAndSet(last, now)) {
            synchronizeWithFiles();
        }
        return accounts;
    }

    private synchronized void synchronizeWithFiles() {
        sources.forEach(Source::refresh);
        accounts = sources.stream().map(Source::account).toList();
    }

    private static Source source(String name, AccountSettings settings, HashSet<String> sids, List<String> problems) {
        var prefix = PREFIX + name;
        var sid = settings.sid().orElse("");
        if (sid.isEmpty()) {
            problems.add(prefix + ".sid: missing (expected: AC and 32 lower-case hex digits)");
        } else if (!SID.matcher(sid).matches()) {
            problems.add(prefix + ".sid: '" + sid + "' (expected: AC and 32 lower-case hex digits)");
        } else if (!sids.add(sid)) {
            problems.add(prefix + ".sid: " + sid + " is configured twice (expected: one account for each sid)");
        }
        if (settings.authToken().isEmpty() && settings.authTokenFile().isEmpty()) {
            problems.add(prefix + ".auth-token: missing (expected: it or " + prefix + ".auth-token-file)");
        }
        if (settings.apiKeySid().isPresent() != settings.apiKeySecret().isPresent()) {
            var missing = settings.apiKeySid().isPresent() ? ".api-key-secret" : ".api-key-sid";
            problems.add(prefix + missing + ": missing (expected: both parts of the API key or neither)");
        }
        return new Source(
                name,
                sid,
                token(prefix + ".auth-token", settings.authToken(), settings.authTokenFile(), false, problems),
                token(
                        prefix + ".secondary-auth-token",
                        settings.secondaryAuthToken(),
                        settings.secondaryAuthTokenFile(),
                        true,
                        problems),
                settings.apiKeySid().flatMap(key -> settings.apiKeySecret().map(secret -> new ApiKey(key, secret))));
    }

    private static Token token(
            String setting, Optional<String> value, Optional<Path> path, boolean mayBeEmpty, List<String> problems) {
        if (value.isPresent() && path.isPresent()) {
            problems.add(setting + " and " + setting + "-file: both set (expected: one of them)");
        } else if (path.isPresent()) {
            try {
                return Token.of(new TokenFile(path.get(), mayBeEmpty));
            } catch (IOException e) {
                problems.add(setting + "-file: cannot read a token: " + e);
            }
        }
        return Token.of(value.map(String::strip).orElse(""));
    }

    /** A token that may come from a file. */
    private record Token(Optional<TokenFile> file, Supplier<String> current) {
        static Token of(TokenFile file) {
            return new Token(Optional.of(file), file::token);
        }

        static Token of(String fixed) {
            return new Token(Optional.empty(), () -> fixed);
        }
    }

    /** One account and where its tokens come from. */
    private record Source(String name, String sid, Token primary, Token secondary, Optional<ApiKey> apiKey) {
        void refresh() {
            primary.file().ifPresent(file -> file.refresh(name));
            secondary.file().ifPresent(file -> file.refresh(name));
        }

        TwilioAccount account() {
            var tokens = new ArrayList<>(List.of(primary.current().get()));
            var second = secondary.current().get();
            if (!second.isEmpty() && !tokens.contains(second)) {
                tokens.add(second);
            }
            return new TwilioAccount(name, sid, tokens, apiKey);
        }
    }
}
