package dev.trunkline.journal.operations;

import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.query.EntryView;
import dev.trunkline.journal.testing.Database;
import dev.trunkline.journal.testing.Events;
import dev.trunkline.journal.testing.Instance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The list of entries: filters and pages. */
class EntryFilterTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private Database database;
    private Instance instance;

    /** Ten entries an hour apart, in three lanes, of two types; the first is done, the second skipped, the third parked. */
    @BeforeEach
    void create() {
        database = Database.create(4);
        instance = Instance.of(database, (entry, steps) -> outbox -> {});
        for (var i = 0; i < 10; i++) {
            var event = Events.event("e-" + i, i % 2 == 0 ? "test.even" : "test.odd");
            instance.journal().append(List.of(new NewEntry("lane-" + i % 3, event)));
        }
        database.update(
                "update journal_entry set appended_at = ?::timestamptz + (id - 1) * interval '1 hour'",
                START.toString());
        database.update("update journal_entry set state = 'done' where event_id = 'e-0'");
        database.update("update journal_entry set state = 'skipped' where event_id = 'e-1'");
        database.update("update journal_entry set state = 'parked' where event_id = 'e-2'");
        database.update("update journal_lane set head = 2");
    }

    @AfterEach
    void close() {
        instance.close();
        database.close();
    }

    @Test
    void walksThroughAllEntriesNewestFirst() {
        // When
        var ids = new ArrayList<String>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = instance.operations().entries(EntryFilter.all(), 4, cursor);
            page.items().forEach(entry -> ids.add(entry.event().id()));
            cursor = Optional.ofNullable(page.next());
        } while (cursor.isPresent());
        // Then
        assertThat(ids).containsExactly("e-9", "e-8", "e-7", "e-6", "e-5", "e-4", "e-3", "e-2", "e-1", "e-0");
    }

    @Test
    void filtersByState() {
        assertThat(ids(filter(EntryState.DONE, null, null))).containsExactly("e-0");
        assertThat(ids(filter(EntryState.SKIPPED, null, null))).containsExactly("e-1");
        assertThat(ids(filter(EntryState.PARKED, null, null))).containsExactly("e-2");
        assertThat(ids(filter(EntryState.WAITING, null, null))).hasSize(7);
    }

    @Test
    void filtersByLaneAndType() {
        assertThat(ids(filter(null, "lane-1", null))).containsExactly("e-7", "e-4", "e-1");
        assertThat(ids(filter(null, null, "test.odd"))).containsExactly("e-9", "e-7", "e-5", "e-3", "e-1");
        assertThat(ids(filter(null, null, "test.*"))).hasSize(10);
        assertThat(ids(filter(EntryState.WAITING, "lane-1", "test.o*"))).containsExactly("e-7");
        assertThat(ids(filter(null, null, "test.o_d"))).isEmpty();
    }

    @Test
    void filtersByTheTimeOfAppending() {
        // Given
        var from = START.plusSeconds(3 * 3600);
        var to = START.plusSeconds(6 * 3600);
        // When
        var between = ids(new EntryFilter(null, null, null, null, from, to));
        var since = ids(new EntryFilter(null, null, null, null, to, null));
        var until = ids(new EntryFilter(null, null, null, null, null, from));
        // Then
        assertThat(between).containsExactly("e-5", "e-4", "e-3");
        assertThat(since).containsExactly("e-9", "e-8", "e-7", "e-6");
        assertThat(until).containsExactly("e-2", "e-1", "e-0");
    }

    @Test
    void findsOneById() {
        // Given
        var id = instance.query().byEventId("e-4").map(EntryView::id).orElseThrow();
        // When
        var found = ids(new EntryFilter(id, null, null, null, null, null));
        // Then
        assertThat(found).containsExactly("e-4");
        assertThat(instance.operations().entry(4711)).isEmpty();
    }

    @Test
    void refusesCursorsAndLimitsThatMakeNoSense() {
        assertThatThrownBy(() -> instance.operations().entries(EntryFilter.all(), 0, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> instance.operations().entries(EntryFilter.all(), 5, Optional.of("abc")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cursor");
        assertThatThrownBy(() -> instance.operations().lanes(Optional.empty(), 5, Optional.of("abc")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static EntryFilter filter(@Nullable EntryState state, @Nullable String lane, @Nullable String type) {
        return new EntryFilter(null, state, lane, type, null, null);
    }

    private List<String> ids(EntryFilter filter) {
        return instance.operations().entries(filter, 50, Optional.empty()).items().stream()
                .map(entry -> entry.event().id())
                .toList();
    }
}
