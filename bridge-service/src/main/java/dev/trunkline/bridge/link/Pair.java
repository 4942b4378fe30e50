package dev.trunkline.bridge.link;

/**
 * Two workspaces that are kept alike.
 *
 * @param name ours, part of no name at Twilio
 */
public record Pair(String name, Place first, Place second, CreateOn createOn, boolean startsFromSecond) {

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
