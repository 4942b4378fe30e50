package dev.trunkline.simulator;

import dev.trunkline.twilio.account.TwilioAccount;
import java.util.List;
import java.util.Optional;

/** The accounts and addresses of the sandbox. The tokens open nothing but this simulator. */
public final class Sandbox {

    public static final TwilioAccount FLEX = new TwilioAccount(
            "flex",
            "AC4c6d62d3bf1584e6bc1e606cd45ab7ba",
            List.of("sandboxflextoken0000000000000000"),
            Optional.empty());
    public static final TwilioAccount FRONTLINE = new TwilioAccount(
            "frontline",
            "AC0f3a1be2c54d47e8a9b0c1d2e3f40516",
            List.of("sandboxfrontlinetoken00000000000"),
            Optional.empty());
    public static final String SMS_NUMBER = "+14155550100";
    public static final String WHATSAPP_NUMBER = "whatsapp:+14155550100";
    public static final String MESSENGER_ID = "messenger:104900000000001";
    public static final String RCS_AGENT = "rcs:trunkline_agent";

    private Sandbox() {}
}
