package dev.trunkline.taskrouter.reconciliation;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.taskrouter.account.Workspaces.Place;
import dev.trunkline.taskrouter.board.Activity;
import dev.trunkline.twilio.taskrouter.ListedEvent;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** TaskRouter's own lists. Blocks on the network, page after page. */
public interface EventList {

    /** Events of a range, oldest first. */
    List<ListedEvent> list(Place place, Instant from, Instant to, TraceContext trace) throws Exception;

    /** Workers and tasks as they are now, told as events of the time they changed last; all, a page in memory at a time. */
    void present(Place place, TraceContext trace, Consumer<ListedEvent> each) throws Exception;

    List<Activity> activities(Place place, TraceContext trace) throws Exception;
}
