package dev.trunkline.journal.operations;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.event.TraceScope;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.ParkException;
import dev.trunkline.journal.testing.Database;
import dev.trunkline.journal.testing.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Whatever happens to an entry happens in the trace that it came with. */
class TraceOfAnEntryTest {

    private final TraceContext trace = TraceContext.start();
    private final List<String> attempts = new CopyOnWriteArrayList<>();
    private Database database;

    @BeforeEach
    void create() {
        database = Database.create(5);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @Tag("Y05")
    void joinsItsAttemptsAndTheRecordOfItsParking() {
        // Given
        try (var instance = Instance.of(database, (entry, steps) -> {
            attempts.add(currentTrace());
            if (entry.attempt() < 3) {
                throw new Instance.BusyException(Duration.ZERO);
            }
            throw new ParkException("cannot be read");
        })) {
            // When
            instance.journal().append(List.of(entry()));
            instance.start();

            // Then
            await().untilAsserted(() -> assertThat(
                            database.text(
                                    "select extensions ->> 'traceparent' from journal_outbox where topic = 'trunkline.parked.test'"))
                    .contains(trace.traceId()));
            assertThat(attempts).containsExactly(trace.traceId(), trace.traceId(), trace.traceId());
        }
    }

    @Test
    @Tag("Y05")
    void joinsItsReplay() {
        // Given
        try (var instance = Instance.of(database, (entry, steps) -> {
            attempts.add(currentTrace());
            return Completion.nothing();
        })) {
            instance.journal().append(List.of(entry()));
            instance.start();
            await().until(() -> attempts.size() == 1);
            await().until(() -> database.number("select count(*) from journal_entry where state = 'done'") == 1);

            // When
            instance.replays()
                    .start(
                            new EntryFilter(null, null, "lane", null, null, null),
                            new Justification("olga", "the export was wrong"));

            // Then
            await().untilAsserted(() -> assertThat(attempts).containsExactly(trace.traceId(), trace.traceId()));
        }
    }

    private NewEntry entry() {
        return new NewEntry(
                "lane",
                new CloudEvent(
                        "event-1",
                        "/accounts/AC1/test",
                        "test.happened",
                        Instant.parse("2026-01-02T03:04:05Z"),
                        null,
                        Map.of(CloudEvent.Extension.TRACE_PARENT, trace.traceparent()),
                        new byte[0]));
    }

    private static String currentTrace() {
        return TraceScope.current().map(TraceContext::traceId).orElse("none");
    }
}
