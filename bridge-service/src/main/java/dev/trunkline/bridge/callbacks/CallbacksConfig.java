package dev.trunkline.bridge.callbacks;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Frontline is answered. */
@ConfigMapping(prefix = "trunkline.bridge.frontline")
public interface CallbacksConfig {

    /** Our number for texts. */
    Optional<String> smsNumber();

    /** Our number for WhatsApp, such as {@code whatsapp:+14155550100}. */
    Optional<String> whatsappNumber();

    /** Another CRM: it gets the questions that are not about customers of ours, signed for its address. */
    Optional<URI> backupCrm();

    /** Texts that agents may choose from, by category. */
    Map<String, List<String>> templates();
}
