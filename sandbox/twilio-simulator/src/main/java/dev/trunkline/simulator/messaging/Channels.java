package dev.trunkline.simulator.messaging;

import dev.trunkline.simulator.rest.Sids;

/** The installation id that channel webhooks carry. */
final class Channels {

    private Channels() {}

    /** {@code XE…} of one of our channel addresses. */
    static String installSid(String ours) {
        return Sids.of("XE", ours);
    }
}
