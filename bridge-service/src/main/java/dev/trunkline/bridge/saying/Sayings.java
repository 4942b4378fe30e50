package dev.trunkline.bridge.saying;

import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.contracts.event.TraceContext;

/** What is to be said. */
public interface Sayings {

    /**
     * Has something said.
     *
     * @param wish names it: the same one is not said twice
     * @param by the agent
     * @return whether it will be said, or was; false where the wish is known with other words
     */
    boolean ask(Link link, String wish, Side side, String by, String body, TraceContext trace);
}
