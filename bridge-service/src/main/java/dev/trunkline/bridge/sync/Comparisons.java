package dev.trunkline.bridge.sync;

import dev.trunkline.bridge.link.Link;
import dev.trunkline.contracts.event.TraceContext;
import java.util.Collection;
import java.util.List;

/** Comparisons to be made. */
public interface Comparisons {

    /**
     * Asks for one.
     *
     * @param by who wants it
     * @return id of the event that stands in the journal for it
     */
    String ask(Link link, String by, TraceContext trace);

    /**
     * The sweep's; of one that was asked for already nothing comes.
     *
     * @param by who wants the sweep
     * @param eventId the same whenever it is asked for
     * @return false where it is left out, since another comparison of the link is still to be done
     */
    boolean sweep(Link link, String by, String eventId, TraceContext trace);

    /** Those of the events that are still to be done. */
    List<String> waiting(Collection<String> eventIds);
}
