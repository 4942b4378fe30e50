package dev.trunkline.bridge.outbound;

import dev.trunkline.bridge.outbound.Flex.Opened;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Outreaches under way, by the conversation of the second side: what one journal entry has done of them, a later one goes on
 * with. Each method wants a transaction.
 */
public interface Outreaches {

    Optional<Kept> find(String conversation);

    /** @param below Conversations had texted what was said below this index */
    void texted(String conversation, int below);

    void opened(String conversation, Opened opened);

    /** Its link is open. */
    void forget(String conversation);

    /** @param opened null before Flex has a conversation */
    record Kept(int texted, @Nullable Opened opened) {}
}
