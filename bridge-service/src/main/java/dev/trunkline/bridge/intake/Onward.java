package dev.trunkline.bridge.intake;

import dev.trunkline.contracts.event.CloudEvent;
import java.util.HashMap;

/** An event on its way from the lane it came in to a lane it belongs to: the same bytes under a type of our own. */
public final class Onward {

    private static final String ORIGINAL = "originaltype";

    private Onward() {}

    /** @param step makes the id another one */
    public static CloudEvent wrap(CloudEvent event, String type, String step) {
        return as(event, type, id(event.id(), step));
    }

    /** @param id which it has from then on */
    public static CloudEvent as(CloudEvent event, String type, String id) {
        var extensions = new HashMap<>(event.extensions());
        extensions.putIfAbsent(ORIGINAL, event.type());
        extensions.put(CloudEvent.Extension.CAUSE, event.id());
        return copy(event, id, type, extensions);
    }

    /** The id that an event has then. */
    public static String id(String eventId, String step) {
        return eventId + "/" + step;
    }

    /** The event as it came, but for its id. */
    public static CloudEvent unwrap(CloudEvent event) {
        return copy(event, event.id(), event.extension(ORIGINAL).orElse(event.type()), event.extensions());
    }

    private static CloudEvent copy(CloudEvent event, String id, String type, java.util.Map<String, String> extensions) {
        return new CloudEvent(
                id, event.source(), type, event.time(), event.dataContentType(), extensions, event.data());
    }
}
