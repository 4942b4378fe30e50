package dev.trunkline.journal.engine;

import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.ParkException;
import dev.trunkline.journal.Steps;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.query.JournalQuery;
import dev.trunkline.journal.testing.Database;
import dev.trunkline.journal.testing.Instance;
import dev.trunkline.journal.testing.Instance.BusyException;
import dev.trunkline.journal.testing.TestHandler;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.trunkline.journal.testing.Events.entries;
import static dev.trunkline.journal.testing.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a handler changes when its entry is delayed or parked, and outcomes that the database does not take at once. */
class FailureMovesTest {

    private Database database;
    private JournalQuery query;

    @BeforeEach
    void create() {
        database = Database.create(10);
        database.update("create table note (entry_id bigint, text text not null)");
        query = new JournalQuery(database.transactions());
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** Notes why an entry is late or given up: busy first, broken then. */
    private class Noting implements EntryHandler {

        @Override
        public boolean handles(String eventType) {
            return eventType.startsWith("test.");
        }

        @Override
        public Completion handle(Entry entry, Steps steps) throws Exception {
            if (entry.attempt() == 1) {
                throw new BusyException(Duration.ZERO);
            }
            throw new ParkException("broken");
        }

        @Override
        public Completion onDelay(Entry entry, Delay delay) {
            return outbox -> {
                note(entry, "late: " + delay.reason() + " " + delay.code());
                outbox.add("updates", entry.lane(), event("late-" + entry.id(), "test.late"));
            };
        }

        @Override
        public Completion onParked(Entry entry, String reason) {
            return outbox -> note(entry, "given up: " + reason);
        }

        final void note(Entry entry, String text) {
            database.update("insert into note values (?, ?)", entry.id(), text);
        }
    }

    @Test
    void whatAHandlerChangesForADelayAndForGivingUpIsCommittedWithThat() {
        try (var instance = start(new Noting())) {
            // When
            instance.journal().append(entries("a", 1));
            // Then
            await().untilAsserted(() -> assertThat(query.parked(1)).hasSize(1));
            assertThat(database.text("select string_agg(text, ', ' order by text desc) from note"))
                    .isEqualTo("late: busy 20429, given up: broken");
            assertThat(database.text("select string_agg(event_id, ' ' order by id) from journal_outbox"))
                    .isEqualTo("late-1 a-0");
        }
    }

    @Test
    void aHandlerThatFailsOverAFailureDoesNotKeepItsEntryFromBeingParked() {
        // Given
        var failing = new Noting() {
            @Override
            public Completion onDelay(Entry entry, Delay delay) {
                throw new IllegalStateException("no completion");
            }

            @Override
            public Completion onParked(Entry entry, String reason) {
                return outbox -> {
                    note(entry, "rolled back");
                    outbox.add("updates", entry.lane(), event("rolled-back", "test.late"));
                    throw new IllegalStateException("completion fails");
                };
            }

            @Override
            public OnPark onPark(Entry entry) {
                throw new IllegalStateException("no policy");
            }
        };
        try (var instance = start(failing)) {
            // When
            instance.journal().append(entries("a", 2));
            // Then
            await().untilAsserted(() -> assertThat(query.parked(1)).hasSize(1));
            assertThat(database.number("select count(*) from note")).isZero();
            assertThat(database.text("select string_agg(event_id, ' ') from journal_outbox"))
                    .isEqualTo("a-0");
            assertThat(database.text("select state from journal_lane")).isEqualTo("parked");
        }
    }

    @Test
    void aCompletionThatViolatesAConstraintIsLeftOut() {
        // Given
        var violating = new Noting() {
            @Override
            public Completion onParked(Entry entry, String reason) {
                return outbox -> database.update("insert into note values (?, null)", entry.id());
            }
        };
        try (var instance = start(violating)) {
            // When
            instance.journal().append(entries("a", 1));
            // Then
            await().untilAsserted(() -> assertThat(query.parked(1)).hasSize(1));
        }
    }

    @Test
    void aReasonThatTheDatabaseCannotStoreIsStoredWithoutThat() {
        // Given
        TestHandler.Work work = (entry, steps) -> {
            throw new ParkException("a NUL: \0");
        };
        try (var instance = Instance.of(database, work).start()) {
            // When
            instance.journal().append(entries("a", 1));
            // Then
            await().untilAsserted(() -> assertThat(query.parked(1)).hasSize(1));
            assertThat(query.parked(1).getFirst().reason()).isEqualTo("a NUL:  ");
        }
    }

    @Test
    void anOutcomeThatTheDatabaseDoesNotTakeIsRecordedLongBeforeTheLeaseEnds() {
        // Given a database that takes no outcome, and a lease of an hour
        database.update("create table gate (open boolean)");
        database.update("create sequence refusals");
        database.update("""
                create function refuse() returns trigger language plpgsql as $$
                begin
                    if not exists (select 1 from gate) then
                        perform nextval('refusals');
                        raise exception 'terminating connection' using errcode = '57P01';
                    end if;
                    return new;
                end $$""");
        database.update("create trigger refuse before update on journal_entry for each row execute function refuse()");
        var defaults = Instance.settings();
        var settings =
                new EngineSettings(2, Duration.ofHours(1), defaults.poll(), defaults.turn(), defaults.stopTimeout());
        var handler = TestHandler.of((entry, steps) -> Completion.nothing());
        try (var instance =
                Instance.of(database, handler, settings, EngineListener.NONE).start()) {
            instance.journal().append(entries("a", 2));
            await().untilAsserted(() -> assertThat(database.number("select last_value from refusals"))
                    .isGreaterThan(2));
            // When
            database.update("insert into gate values (true)");
            // Then
            await().untilAsserted(
                            () -> assertThat(query.ledger().of(EntryState.DONE)).isEqualTo(2));
        }
    }

    private Instance start(EntryHandler handler) {
        return Instance.of(database, handler, Instance.settings(), EngineListener.NONE)
                .start();
    }
}
