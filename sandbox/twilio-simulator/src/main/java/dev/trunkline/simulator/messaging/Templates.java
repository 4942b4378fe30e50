package dev.trunkline.simulator.messaging;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a message may be made of besides its own text. */
public interface Templates {

    /**
     * The text of a template with variables filled in, those not given by its own samples; empty where the account has no
     * such template.
     *
     * @param variables a JSON object; null for none
     * @throws dev.trunkline.simulator.rest.TwilioException where the variables are no JSON object
     */
    Optional<String> text(String accountSid, String contentSid, @Nullable String variables);

    /** Whether WhatsApp has approved it. */
    boolean isApproved(String accountSid, String contentSid);
}
