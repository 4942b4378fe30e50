package dev.trunkline.messaging.inbox;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Whose inbox this is. */
@ConfigMapping(prefix = "trunkline.messaging")
public interface InboxConfig {

    /** Name of the Twilio account, as in {@code trunkline.twilio.accounts.<name>}. */
    String account();

    /** Our senders as Twilio writes them; events for any other address create nothing. */
    OurSenders senders();

    /** Where Twilio reports the status of what we send; our message id is added to its query. */
    String statusCallbackUrl();

    interface OurSenders {
        /** Numbers for SMS and MMS, such as {@code +14155550100}; the first one starts new conversations. */
        Optional<List<String>> sms();

        /** Such as {@code whatsapp:+14155550100}. */
        Optional<List<String>> whatsapp();

        /** Such as {@code messenger:104900000000001}. */
        Optional<List<String>> messenger();

        /** Such as {@code rcs:brand_agent}. */
        Optional<List<String>> rcs();
    }
}
