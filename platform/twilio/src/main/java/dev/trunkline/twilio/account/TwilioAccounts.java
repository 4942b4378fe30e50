package dev.trunkline.twilio.account;

import java.util.List;
import java.util.Optional;

/** The accounts we serve. Tokens may change while we run: ask again each time. */
public interface TwilioAccounts {

    List<TwilioAccount> all();

    default Optional<TwilioAccount> bySid(String sid) {
        return all().stream().filter(account -> account.sid().equals(sid)).findFirst();
    }

    default Optional<TwilioAccount> byName(String name) {
        return all().stream().filter(account -> account.name().equals(name)).findFirst();
    }
}
