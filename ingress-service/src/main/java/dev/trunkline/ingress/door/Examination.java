package dev.trunkline.ingress.door;

import dev.trunkline.twilio.account.TwilioAccount;
import dev.trunkline.twilio.signature.Verdict;
import java.util.Optional;

/** What the signature says about a request. */
public sealed interface Examination {

    /** @param url the public URL that was signed */
    record Genuine(TwilioAccount account, String url, Verdict.Genuine verdict) implements Examination {}

    /** @param account the one of ours that the request names or its route is bound to */
    record Doubtful(Optional<TwilioAccount> account, String reason) implements Examination {}
}
