package dev.trunkline.bridge.sync;

import dev.trunkline.bridge.link.Link;
import dev.trunkline.contracts.event.TraceContext;

/** Comparisons to be made. */
public interface Comparisons {

    /**
     * Asks for one.
     *
     * @param by who wants it
     * @return id of the event that stands in the journal for it
     */
    String ask(Link link, String by, TraceContext trace);
}
