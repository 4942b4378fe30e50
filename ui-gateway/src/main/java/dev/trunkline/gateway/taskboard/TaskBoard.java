package dev.trunkline.gateway.taskboard;

import dev.trunkline.gateway.service.Answer;

/**
 * Tasks, queues, workers and what is done with them. Each call is made in the name of the logged-in caller, blocks until the
 * answer or the deadline, and never throws for what the service says.
 */
public interface TaskBoard {

    /** Lists without anything to choose. */
    enum Listing {
        TASKS("tasks"),
        QUEUES("queues"),
        WORKERS("workers"),
        ACTIVITIES("activities"),
        PEOPLE("people");

        private final String path;

        Listing(String path) {
            this.path = path;
        }

        public String path() {
            return path;
        }
    }

    Answer list(String traceparent, Listing listing);

    Answer task(String traceparent, String sid);

    /** @param action {@code accept}, {@code reject}, {@code wrap-up}, {@code complete} or {@code transfer} */
    Answer act(String traceparent, String reservationSid, String action, byte[] body);

    Answer availability(String traceparent, String workerName);

    Answer nudge(String traceparent, String workerName);

    Answer setActivity(String traceparent, String workerSid, byte[] body);
}
