package dev.trunkline.bridge.sync;

import dev.trunkline.bridge.link.Link;
import dev.trunkline.journal.Steps;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Steps of an entry whose link is forgotten while it is tried. What was done for that link was not done for the next one, so from
 * then on each step has the forgotten link in its name. The others keep their names.
 */
final class LinkSteps implements Steps {

    private static final String NONE = "";

    private final String forgotten;
    private final Steps steps;

    private LinkSteps(String forgotten, Steps steps) {
        this.forgotten = forgotten;
        this.steps = steps;
    }

    /** Once the link is forgotten. */
    static Steps after(Link forgotten, Steps steps) {
        return new LinkSteps(forgotten.id().toString(), steps);
    }

    /** @param link that there is at this attempt; an earlier one may have had another, which is forgotten by now */
    static Steps of(Optional<Link> link, Steps steps) throws Exception {
        var id = link.map(found -> found.id().toString()).orElse(NONE);
        var current = steps;
        var known = known(id, current);
        while (!known.equals(NONE) && !known.equals(id)) {
            current = new LinkSteps(known, current);
            known = known(id, current);
        }
        return current;
    }

    /** The link that these steps are of: the one that was there first, or else the one that they have made. */
    private static String known(String id, Steps steps) throws Exception {
        var first = steps.once("link", String.class, () -> id);
        return first.equals(NONE) && !id.equals(NONE) ? steps.once("link-made", String.class, () -> id) : first;
    }

    @Override
    public <T> T once(String name, Class<T> type, Callable<T> action) throws Exception {
        return steps.once(named(name), type, action);
    }

    @Override
    public <T> T once(String name, Class<T> type, Probe<T> probe, Callable<T> action) throws Exception {
        return steps.once(named(name), type, probe, action);
    }

    private String named(String name) {
        return name + "-after-" + forgotten;
    }
}
