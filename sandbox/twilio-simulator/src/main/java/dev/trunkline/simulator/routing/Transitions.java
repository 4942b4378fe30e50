package dev.trunkline.simulator.routing;

import dev.trunkline.simulator.resource.Draft;
import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.rest.TwilioException;
import java.util.Map;
import java.util.Set;

/** What may become of a task and of a reservation by REST. */
public final class Transitions {

    private static final Map<String, Set<String>> OF_TASKS = Map.of(
            "pending", Set.of("canceled"),
            "reserved", Set.of("canceled"),
            "assigned", Set.of("wrapping", "completed"),
            "wrapping", Set.of("completed"));
    private static final Map<String, Set<String>> OF_RESERVATIONS = Map.of(
            "pending", Set.of("accepted", "rejected"),
            "accepted", Set.of("wrapping", "completed"),
            "wrapping", Set.of("completed"));

    private Transitions() {}

    public static void checkTask(Draft draft) {
        check(draft, "Task", "assignment_status", OF_TASKS);
    }

    public static void checkReservation(Draft draft) {
        check(draft, "Reservation", "reservation_status", OF_RESERVATIONS);
    }

    private static void check(Draft draft, String kind, String field, Map<String, Set<String>> legal) {
        var from = draft.before().map(before -> before.text(field)).orElse("");
        var to = draft.text(field);
        if (draft.changes(field) && !legal.getOrDefault(from, Set.of()).contains(to)) {
            throw new TwilioException(
                    400,
                    20001,
                    kind + " " + draft.before().map(Resource::sid).orElse("") + " cannot be " + to + " because it is "
                            + from);
        }
    }
}
