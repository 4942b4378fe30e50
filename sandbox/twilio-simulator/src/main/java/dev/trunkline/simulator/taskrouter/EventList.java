package dev.trunkline.simulator.taskrouter;

import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.resource.ResourceRules;
import dev.trunkline.simulator.rest.Dates;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.TwilioException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Events of a workspace, newest first: by time, and by what they are about. */
final class EventList implements ResourceRules {

    private static final Map<String, String> ABOUT = Map.of(
            "TaskSid", "task_sid",
            "WorkerSid", "worker_sid",
            "ReservationSid", "reservation_sid",
            "TaskQueueSid", "task_queue_sid",
            "WorkflowSid", "workflow_sid",
            "TaskChannel", "task_channel_unique_name");

    @Override
    public List<Resource> listed(List<Resource> found, Request request) {
        var from = request.query()
                .get("StartDate")
                .map(date -> Dates.filter("StartDate", date))
                .or(() -> request.query().get("Minutes").map(EventList::since))
                .orElse(Instant.EPOCH);
        var to = request.query()
                .get("EndDate")
                .map(date -> Dates.filter("EndDate", date))
                .orElse(Instant.MAX);
        return found.reversed().stream()
                .filter(event -> {
                    var at = Instant.ofEpochMilli(event.field("event_date_ms").asLong());
                    return !at.isBefore(from) && !at.isAfter(to);
                })
                .filter(event -> ABOUT.entrySet().stream()
                        .allMatch(about -> request.query()
                                .get(about.getKey())
                                .map(wanted -> wanted.equals(event.field("event_data")
                                        .path(about.getValue())
                                        .asText("")))
                                .orElse(true)))
                .toList();
    }

    private static Instant since(String minutes) {
        if (!minutes.matches("\\d{1,6}")) {
            throw TwilioException.invalid("Minutes", minutes);
        }
        return Instant.now().minus(Duration.ofMinutes(Long.parseLong(minutes)));
    }
}
