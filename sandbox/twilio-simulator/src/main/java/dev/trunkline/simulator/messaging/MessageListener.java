package dev.trunkline.simulator.messaging;

import java.util.Map;

/** Told what happens to messages, after it happened. Must not block. */
public interface MessageListener {

    /**
     * A customer's message came in.
     *
     * @param extras further webhook parameters, such as {@code ProfileName} or {@code ButtonText}
     */
    void received(Message message, Map<String, String> extras);

    /** An outbound message has a new status. */
    void changed(Message message);
}
