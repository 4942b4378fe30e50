package dev.trunkline.messaging.flex;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.messaging.flex.FlexTokens.Validation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;

/**
 * Asks about tokens in the name of their callers. Each question costs a call to Twilio, so an address whose tokens were refused too
 * often is not asked for a while. Behind one address there may be a whole site: who was let in lately is asked about nevertheless.
 * Counts what this instance refused.
 */
@ApplicationScoped
public class TokenChecks {

    private static final int MOST_KNOWN = 10_000;
    private static final Duration KNOWN_FOR = Duration.ofMinutes(10);

    private final FlexTokens tokens;
    private final FlexConfig.RefusedTokens limits;

    /** By address, the one refused last at the end. */
    private final LinkedHashMap<String, Refusals> refusals = new LinkedHashMap<>();

    private final KnownTokens known = new KnownTokens(MOST_KNOWN, KNOWN_FOR);

    TokenChecks(FlexTokens tokens, FlexConfig config) {
        this.tokens = tokens;
        this.limits = config.refusedTokens();
    }

    /** As {@link System#nanoTime}. */
    long nanoTime() {
        return System.nanoTime();
    }

    /**
     * Whose token it is. Fails with an exception where Twilio cannot be asked; nobody is let in then. Blocks on the network.
     *
     * @param address of the caller
     */
    public Validation check(String token, String address, TraceContext trace) {
        var wait = waitOf(address);
        if (wait.isPositive() && !known.contains(token, nanoTime())) {
            return new Validation.TooManyRefused(wait);
        }
        var validation = tokens.validate(token, trace);
        if (validation instanceof Validation.Valid) {
            known.add(token, nanoTime());
        } else if (validation instanceof Validation.Invalid) {
            known.remove(token);
            refused(address);
        }
        return validation;
    }

    private synchronized Duration waitOf(String address) {
        var before = refusals.get(address);
        var left = before == null || before.count() < limits.limit() ? 0 : before.endsAt() - nanoTime();
        return Duration.ofNanos(Math.max(left, 0));
    }

    private synchronized void refused(String address) {
        var now = nanoTime();
        var before = refusals.remove(address);
        refusals.put(
                address,
                before == null || before.endsAt() - now <= 0
                        ? new Refusals(1, now + limits.within().toNanos())
                        : new Refusals(before.count() + 1, before.endsAt()));
        if (refusals.size() > limits.addresses()) {
            refusals.pollFirstEntry();
        }
    }

    /** @param endsAt when they are forgotten, of {@link System#nanoTime} */
    private record Refusals(int count, long endsAt) {}
}
