package dev.trunkline.journal.operations;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.journal.NewEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A replay's own entry in the journal: enqueues the next batch.
 *
 * @param after where a reading of a topic goes on; null at its beginning and for replays from the journal
 */
record ReplayEntry(long replay, @Nullable String after) {

    static ReplayEntry of(CloudEvent event) {
        return ReplayJson.read(new String(event.data(), StandardCharsets.UTF_8), ReplayEntry.class);
    }

    /**
     * Each replay has a lane of its own.
     *
     * @param batch number of the batch, for an event id of its own
     * @param extensions those of the entry before, so that all belong to one trace
     */
    NewEntry toEntry(long batch, Map<String, String> extensions) {
        var source = "/journal/replays/" + replay;
        var data = ReplayJson.write(this).getBytes(StandardCharsets.UTF_8);
        return new NewEntry(
                "replay:" + replay,
                new CloudEvent(
                        "replay/" + replay + "/" + batch,
                        source,
                        ReplayHandler.TYPE,
                        Instant.now(),
                        "application/json",
                        extensions,
                        data));
    }
}
