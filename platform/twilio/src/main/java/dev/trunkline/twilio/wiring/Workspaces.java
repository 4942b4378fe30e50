package dev.trunkline.twilio.wiring;

import com.twilio.rest.taskrouter.v1.Workspace;
import dev.trunkline.twilio.rest.TwilioClients;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where TaskRouter tells of its events: {@code taskrouter/v1/Workspaces/WS…}; always by {@code POST}. Several services may need events of
 * one workspace: each has its own added, and leaves those of the others where they are.
 */
public final class Workspaces implements Outlet {

    private static final String KIND = "workspace";
    private static final String URL = "EventCallbackUrl";
    private static final String FILTER = "EventsFilter";

    /** All that a task board is made of: tasks, reservations, workers and activities. */
    public static final List<String> BOARD_EVENTS = List.of(
            "activity.created",
            "activity.updated",
            "activity.deleted",
            "reservation.accepted",
            "reservation.canceled",
            "reservation.completed",
            "reservation.created",
            "reservation.failed",
            "reservation.rejected",
            "reservation.rescinded",
            "reservation.timeout",
            "reservation.wrapup",
            "task-queue.entered",
            "task.canceled",
            "task.completed",
            "task.created",
            "task.deleted",
            "task.system-deleted",
            "task.updated",
            "task.wrapup",
            "worker.activity.update",
            "worker.attributes.update",
            "worker.capacity.update",
            "worker.channel.availability.update",
            "worker.created",
            "worker.deleted");

    private final TwilioClients clients;

    public Workspaces(TwilioClients clients) {
        this.clients = clients;
    }

    /** @param sid {@code WS…} */
    public static Wire wire(String account, String sid, String url, Collection<String> events) {
        var wanted = new LinkedHashMap<String, String>();
        wanted.put(URL, url);
        wanted.put(FILTER, ServiceWebhooks.text(events));
        return new Wire(account, KIND, sid, wanted);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Reading read(Wire wire) {
        return ServiceWebhooks.read(() -> {
            var found = Workspace.fetcher(wire.target()).fetch(clients.forAccount(wire.account()));
            var filter = Objects.requireNonNullElse(found.getEventsFilter(), "");
            return new Reading(
                    true,
                    Map.of(
                            URL, PhoneNumbers.text(found.getEventCallbackUrl()),
                            FILTER, ServiceWebhooks.text(ServiceWebhooks.list(filter))));
        });
    }

    @Override
    public boolean suffices(String property, String found, String wanted) {
        return property.equals(FILTER)
                ? ServiceWebhooks.list(found).containsAll(ServiceWebhooks.list(wanted))
                : found.equals(wanted);
    }

    @Override
    public String replacement(String property, String found, String wanted) {
        if (!property.equals(FILTER) || found.isEmpty()) {
            return wanted;
        }
        var both = new ArrayList<>(ServiceWebhooks.list(found));
        both.addAll(ServiceWebhooks.list(wanted));
        return ServiceWebhooks.text(both);
    }

    @Override
    public void write(Wire wire, Map<String, String> changes) {
        var updater = Workspace.updater(wire.target());
        changes.forEach((property, value) -> {
            if (property.equals(URL)) {
                updater.setEventCallbackUrl(value);
            } else {
                updater.setEventsFilter(value);
            }
        });
        var unused = updater.update(clients.forAccount(wire.account()));
    }
}
