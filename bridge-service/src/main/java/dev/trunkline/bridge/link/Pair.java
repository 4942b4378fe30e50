package dev.trunkline.bridge.link;

import java.util.Optional;

/**
 * Two workspaces that are kept alike.
 *
 * @param name ours, part of no name at Twilio
 * @param transfers whether agents of the second workspace may give conversations to others
 * @param outbound how Flex talks to customers whom the second workspace has written to first; empty where it does not
 */
public record Pair(
        String name,
        Place first,
        Place second,
        CreateOn createOn,
        boolean startsFromSecond,
        boolean transfers,
        Optional<Outbound> outbound) {

    /** When a conversation of the first side gets its twin. */
    public enum CreateOn {
        /** With the first message that comes. */
        FIRST_MESSAGE,
        /** When an agent accepts the task; what was said before is copied then. */
        ACCEPTANCE
    }

    public Place at(Side side) {
        return side == Side.FIRST ? first : second;
    }
}
