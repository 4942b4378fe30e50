package dev.trunkline.ingress.door;

import dev.trunkline.twilio.account.TwilioAccount;

/** Where requests go that name one of our accounts and bear no signature we can verify. */
public interface DoubtfulRequests {

    /** Keeps a request for an operator, within bounds. Never blocks and never fails. */
    void keep(WebhookRequest request, TwilioAccount account, String reason);
}
