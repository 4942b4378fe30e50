package dev.trunkline.benchmark;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.journal.NewEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is to be done. Entry {@code n} is the {@code n / lanes}-th of lane {@code n % lanes}; its event id is {@code n}.
 *
 * @param handling how long a handler takes; it sleeps, as one does that waits for Twilio
 * @param poisoned the first so many lanes fail at every attempt
 */
record Workload(String name, int lanes, int perLane, Duration handling, int poisoned) {

    private static final int BATCH = 500;

    Workload withPerLane(int count) {
        return new Workload(name, lanes, count, handling, poisoned);
    }

    int entries() {
        return lanes * perLane;
    }

    /** Entries that can be done. */
    int sound() {
        return (lanes - poisoned) * perLane;
    }

    /** Entries as a busy topic brings them: lanes mixed, in batches. */
    List<List<NewEntry>> batches() {
        var batches = new ArrayList<List<NewEntry>>();
        for (var first = 0; first < entries(); first += BATCH) {
            var batch = new ArrayList<NewEntry>(BATCH);
            for (var number = first; number < Math.min(first + BATCH, entries()); number++) {
                batch.add(entry(lane(number % lanes), Integer.toString(number)));
            }
            batches.add(batch);
        }
        return batches;
    }

    static String lane(int number) {
        return "+14155550100;+1415" + (2_000_000 + number);
    }

    static NewEntry entry(String lane, String id) {
        var event = new CloudEvent(
                id,
                "/accounts/AC1/benchmark",
                "benchmark.happened",
                Instant.parse("2026-01-02T03:04:05.678Z"),
                "application/x-www-form-urlencoded",
                Map.of("twilioaccount", "AC1"),
                ("Body=Hello&From=%2B14155550123&MessageSid=SM" + id).getBytes(StandardCharsets.UTF_8));
        return new NewEntry(lane, event);
    }
}
