package dev.trunkline.bridge.saying;

import dev.trunkline.bridge.link.Side;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an agent wants said; the data of its journal entry.
 *
 * @param side in which of the two conversations
 * @param by the agent, in plain words
 * @param body empty where the file says it all
 * @param file address of an uploaded file, see {@link Files}
 */
public record Wish(
        UUID link,
        Side side,
        String by,
        String body,
        @Nullable String file) {

    /** CloudEvents {@code type}. */
    public static final String TYPE = "trunkline.bridge.say";
}
