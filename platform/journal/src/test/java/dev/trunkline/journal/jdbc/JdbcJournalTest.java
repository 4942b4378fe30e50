package dev.trunkline.journal.jdbc;

import dev.trunkline.contracts.event.CloudEvent.Extension;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.Journal.Appended;
import dev.trunkline.journal.query.EntryView;
import dev.trunkline.journal.query.JournalQuery;
import dev.trunkline.journal.testing.Database;
import dev.trunkline.journal.testing.Events;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.trunkline.journal.testing.Events.entries;
import static dev.trunkline.journal.testing.Events.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JdbcJournalTest {

    private Database database;
    private AtomicInteger wakes;
    private Journal journal;
    private JournalQuery query;

    @BeforeEach
    void create() {
        database = Database.create(8);
        wakes = new AtomicInteger();
        journal = new JdbcJournal(database.transactions(), wakes::incrementAndGet);
        query = new JournalQuery(database.transactions());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsTheEventAsItCame() {
        // Given
        var event = Events.event("e-1", "test.happened");
        // When
        journal.append(List.of(new dev.trunkline.journal.NewEntry("lane", event)));
        // Then
        var kept = query.byEventId("e-1").orElseThrow().event();
        assertThat(kept).usingRecursiveComparison().ignoringFields("extensions").isEqualTo(event);
        assertThat(kept.extensions()).containsAllEntriesOf(event.extensions());
    }

    @Test
    void givesEventsWithoutATraceOneThatAllAttemptsShare() {
        // When
        journal.append(List.of(entry("lane", "e-1")));
        // Then
        var event = query.byEventId("e-1").orElseThrow().event();
        assertThat(event.extension(Extension.TRACE_PARENT)
                        .flatMap(TraceContext::parse)
                        .map(TraceContext::traceId))
                .contains(event.trace().traceId());
    }

    @Test
    @Tag("A07")
    void skipsEventsThatAreKnown() {
        // Given
        journal.append(List.of(entry("a", "e-1"), entry("b", "e-2")));
        // When
        var appended = journal.append(List.of(entry("a", "e-1"), entry("b", "e-2"), entry("a", "e-1")));
        // Then
        assertThat(appended).isEqualTo(new Appended(0, 3));
        assertThat(query.ledger().received()).isEqualTo(2);
        assertThat(query.backlog().depth()).isEqualTo(2);
    }

    @Test
    @Tag("A07")
    void leavesNoGapWhereKnownEventsStandAmongNewOnes() {
        // Given
        journal.append(List.of(entry("a", "old-1"), entry("b", "old-2")));
        // When
        var appended = journal.append(List.of(
                entry("a", "old-1"),
                entry("a", "new-1"),
                entry("b", "new-2"),
                entry("a", "old-2"),
                entry("a", "new-3"),
                entry("b", "new-2"),
                entry("a", "new-4"),
                entry("b", "new-5")));
        // Then
        assertThat(appended).isEqualTo(new Appended(5, 3));
        assertThat(ids("a")).containsExactly("old-1", "new-1", "new-3", "new-4");
        assertThat(ids("b")).containsExactly("old-2", "new-2", "new-5");
        assertContiguous("a");
        assertContiguous("b");
        assertThat(query.backlog().depth()).isEqualTo(7);
    }

    @Test
    void wakesOnlyForNewEntriesAndOnlyAfterTheCommit() {
        // When
        var wakesBeforeCommit = database.transactions().call(connection -> {
            journal.append(List.of(entry("a", "e-1")));
            return wakes.get();
        });
        journal.append(List.of(entry("a", "e-1")));
        // Then
        assertThat(wakesBeforeCommit).isZero();
        assertThat(wakes).hasValue(1);
    }

    @Test
    void joinsTheCallersTransactionAndGoesWithIt() {
        // When
        assertThatThrownBy(() -> database.transactions().call(connection -> {
                    journal.append(List.of(entry("a", "e-1")));
                    throw new IllegalStateException("the caller fails");
                }))
                .isInstanceOf(IllegalStateException.class);
        // Then
        assertThat(query.byEventId("e-1")).isEmpty();
        assertThat(query.backlog().depth()).isZero();
        assertThat(wakes).hasValue(0);
    }

    @Test
    void takesNothingForAnAnswer() {
        assertThat(journal.append(List.of())).isEqualTo(new Appended(0, 0));
    }

    @Test
    void keepsPlacesContiguousUnderConcurrentAppendsOfTheSameLanesAndEvents() throws Exception {
        // Given
        var lanes = List.of("a", "b", "c", "d");
        var writers = new ArrayList<Callable<Integer>>();
        for (var writer = 0; writer < 8; writer++) {
            var random = new Random(writer);
            writers.add(() -> {
                var added = 0;
                for (var round = 0; round < 25; round++) {
                    var batch = new ArrayList<dev.trunkline.journal.NewEntry>();
                    lanes.forEach(lane -> batch.addAll(entries(lane, 5 * (1 + random.nextInt(10)))));
                    Collections.shuffle(batch, random);
                    added += journal.append(batch).added();
                }
                return added;
            });
        }
        // When
        var added = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : threads.invokeAll(writers)) {
                added += result.get();
            }
        }
        // Then
        assertThat(query.ledger().received()).isEqualTo(added);
        assertThat(query.backlog().depth()).isEqualTo(added);
        lanes.forEach(this::assertContiguous);
    }

    private List<String> ids(String lane) {
        return query.lane(lane, 1_000).stream().map(view -> view.event().id()).toList();
    }

    private void assertContiguous(String lane) {
        var places = query.lane(lane, 1_000).stream().map(EntryView::seq).toList();
        assertThat(places)
                .isEqualTo(LongStream.rangeClosed(1, places.size()).boxed().toList());
    }
}
