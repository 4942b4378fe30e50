package dev.trunkline.journal.testing;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.journal.NewEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Events without a meaning of their own. */
public final class Events {

    private Events() {}

    public static CloudEvent event(String id, String type) {
        return new CloudEvent(
                id,
                "/accounts/AC1/test",
                type,
                Instant.parse("2026-01-02T03:04:05.678Z"),
                "application/x-www-form-urlencoded",
                Map.of("twilioaccount", "AC1"),
                ("Id=" + id).getBytes(StandardCharsets.UTF_8));
    }

    public static NewEntry entry(String lane, String id) {
        return new NewEntry(lane, event(id, "test.happened"));
    }

    /** Entries {@code <lane>-0}, {@code <lane>-1}, ... */
    public static List<NewEntry> entries(String lane, int count) {
        var entries = new ArrayList<NewEntry>();
        for (var i = 0; i < count; i++) {
            entries.add(entry(lane, lane + "-" + i));
        }
        return entries;
    }
}
