package dev.trunkline.bridge.saying;

import dev.trunkline.bridge.link.Link;
import dev.trunkline.contracts.event.TraceContext;
import java.util.Optional;

/** What is to be said. */
public interface Sayings {

    /**
     * Has something said.
     *
     * @param id names the wish: the same one is not said twice
     * @return whether it will be said, or was; false where the id is known with other words
     */
    boolean ask(Link link, String id, Wish wish, TraceContext trace);

    /** A wish of a link that is not fulfilled yet. @param entry of the journal */
    Optional<Wish> asked(Link link, long entry);

    /** Has it tried now. @return whether that is possible: not where it is being said, or was */
    boolean retry(long entry, String by);
}
