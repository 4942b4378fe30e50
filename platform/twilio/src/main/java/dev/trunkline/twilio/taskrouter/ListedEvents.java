package dev.trunkline.twilio.taskrouter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.rest.taskrouter.v1.workspace.Event;
import dev.trunkline.twilio.rest.TwilioClients;
import dev.trunkline.twilio.sending.Background;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /v1/Workspaces/{WorkspaceSid}/Events}, as background calls. Blocks on the network, page after page. */
public final class ListedEvents {

    private static final long PAGE = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TwilioClients clients;

    public ListedEvents(TwilioClients clients) {
        this.clients = clients;
    }

    /** Events of a range, oldest first. @param type of which type, such as {@code task.completed}; empty for all */
    public List<ListedEvent> list(
            String accountSid, String workspaceSid, Optional<String> type, Instant from, Instant to) {
        return Background.run(() -> {
            var found = new ArrayList<ListedEvent>();
            // The SDK writes dates without a zone, which Twilio's own description does not allow.
            var minutes = Duration.between(from, Instant.now()).toMinutes() + 1;
            var reader = Event.reader(workspaceSid).setMinutes((int) minutes).setPageSize(PAGE);
            type.ifPresent(reader::setEventType);
            for (var event : reader.read(clients.forAccount(accountSid))) {
                found.add(listed(event));
            }
            found.removeIf(event -> event.at().isBefore(from) || !event.at().isBefore(to));
            // The list begins with the newest: of one millisecond, too.
            return found.reversed().stream()
                    .sorted(Comparator.comparing(ListedEvent::at))
                    .toList();
        });
    }

    private static ListedEvent listed(Event event) {
        var millis = event.getEventDateMs();
        var at = millis == null ? event.getEventDate().toInstant() : Instant.ofEpochMilli(millis);
        var data = new LinkedHashMap<String, String>();
        JsonNode given =
                JSON.valueToTree(Optional.ofNullable(event.getEventData()).orElse(Map.of()));
        given.properties()
                .forEach(field -> data.put(
                        parameter(field.getKey()),
                        field.getValue().isValueNode()
                                ? field.getValue().asText()
                                : field.getValue().toString()));
        return new ListedEvent(
                event.getSid(), event.getEventType(), event.getResourceType(), event.getResourceSid(), at, data);
    }

    /** {@code worker_activity_name} to {@code WorkerActivityName}. */
    private static String parameter(String field) {
        return Arrays.stream(field.split("_"))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
