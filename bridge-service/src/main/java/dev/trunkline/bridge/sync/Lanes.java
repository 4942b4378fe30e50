package dev.trunkline.bridge.sync;

/** Lanes of the journal: one for a link, both directions; until there is a link, one for the conversation that may get one. */
public final class Lanes {

    private Lanes() {}

    /** @param conversation the one that the link began with */
    public static String of(String conversation) {
        return "link:" + conversation;
    }
}
