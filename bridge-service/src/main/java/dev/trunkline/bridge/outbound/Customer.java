package dev.trunkline.bridge.outbound;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A customer at a phone, in a conversation of the second workspace.
 *
 * @param number {@code +1…}
 * @param memberSid {@code MB…} of the participant whom Conversations texts; null where that one has been swapped
 * @param name of the conversation
 * @param agent who is in it as well, by identity
 */
record Customer(
        String number,
        @Nullable String memberSid,
        String name,
        @Nullable String agent) {

    Optional<String> texted() {
        return Optional.ofNullable(memberSid);
    }
}
