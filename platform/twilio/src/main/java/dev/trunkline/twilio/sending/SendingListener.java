package dev.trunkline.twilio.sending;

import dev.trunkline.twilio.sending.HeldBackException.Reason;

/** Is told what happens, for metrics. Must be quick and must not throw. */
public interface SendingListener {

    /** An account makes its first call. */
    void account(AccountSending account);

    /** An account makes its first call to a product. */
    void product(AccountSending account, ProductBreaker breaker, Pace pace);

    void heldBack(AccountSending account, Reason reason);

    /** Hears nothing. */
    SendingListener NONE = new SendingListener() {
        @Override
        public void account(AccountSending account) {}

        @Override
        public void product(AccountSending account, ProductBreaker breaker, Pace pace) {}

        @Override
        public void heldBack(AccountSending account, Reason reason) {}
    };
}
