package dev.trunkline.simulator.messaging;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Messaging Services as messages need them. */
public interface MessagingServices {

    Optional<MessagingService> bySid(String accountSid, String sid);

    /** The service that a sender ({@code PN…}) belongs to. */
    Optional<MessagingService> ofSender(Sender sender);

    /**
     * A pool of senders with common settings.
     *
     * @param inboundUrl gets inbound messages unless the number's own URL is to be used
     */
    record MessagingService(
            String sid,
            @Nullable String inboundUrl,
            String inboundMethod,
            boolean inboundAtNumber,
            @Nullable String statusCallback,
            List<String> senderSids) {}
}
