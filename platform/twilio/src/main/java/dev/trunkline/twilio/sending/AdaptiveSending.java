package dev.trunkline.twilio.sending;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Holds calls to Twilio back before Twilio does: ADR-0005. Each account has a limit of its own and a breaker for each
 * product; what one account suffers is no concern of another.
 */
public final class AdaptiveSending {

    private final SendingSettings settings;
    private final SendingListener listener;
    private final LongSupplier nanoTime;
    private final Map<String, AccountSending> accounts = new ConcurrentHashMap<>();

    /** @param nanoTime as {@link System#nanoTime} */
    public AdaptiveSending(SendingSettings settings, SendingListener listener, LongSupplier nanoTime) {
        this.settings = settings;
        this.listener = listener;
        this.nanoTime = nanoTime;
    }

    /** The account with one of our names. */
    public AccountSending account(String name) {
        return accounts.computeIfAbsent(name, unknown -> {
            var account = new AccountSending(unknown, settings, listener, nanoTime);
            listener.account(account);
            return account;
        });
    }
}
