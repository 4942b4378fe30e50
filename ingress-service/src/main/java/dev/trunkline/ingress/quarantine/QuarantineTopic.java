package dev.trunkline.ingress.quarantine;

import dev.trunkline.contracts.event.CloudEvent;
import java.util.function.Consumer;

/** What has been kept so far. */
public interface QuarantineTopic {

    /**
     * Hands over every event from the first to the last of now, those of one account in their order. Blocks meanwhile.
     *
     * @throws QuarantineUnreadableException where Kafka does not answer, or nothing comes for ten seconds
     */
    void read(Consumer<CloudEvent> reader);
}
