package dev.trunkline.messaging.inbox.rest;

import dev.trunkline.messaging.inbox.DeskConfig;
import org.jspecify.annotations.Nullable;

/** How much is on a page. */
final class Limits {

    static final String RULE = "^(?:[1-9][0-9]?|100)$";
    static final String WORDS = "must be a number from 1 to 100";

    private Limits() {}

    /** @param wanted checked by {@link #RULE}; null for what is configured */
    static int of(@Nullable String wanted, DeskConfig config) {
        return wanted == null ? config.limit() : Integer.parseInt(wanted);
    }
}
