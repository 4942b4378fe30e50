package dev.trunkline.journal.engine;

import dev.trunkline.embedded.EmbeddedPostgres;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.testing.Database;
import dev.trunkline.journal.testing.Instance;
import dev.trunkline.journal.testing.TestHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.trunkline.journal.testing.Events.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** PostgreSQL goes away in the middle of a commit and comes back. */
class DatabaseRestartTest {

    @Test
    void whatWasBeingCommittedIsDoneOnceAndInOrderWhenTheDatabaseIsBack(@TempDir Path data) {
        try (var postgres = EmbeddedPostgres.start(data);
                var database = Database.create(postgres, 10)) {
            // Given a completion that has written its effect and not committed yet when the server stops
            database.update("create table effect (id bigint generated always as identity, lane text, event_id text)");
            var stopped = new AtomicBoolean();
            var settings = new EngineSettings(
                    8, Duration.ofSeconds(2), Duration.ofMillis(20), Duration.ofSeconds(1), Duration.ofSeconds(5));
            try (var instance = Instance.of(
                            database, handler(database, postgres, stopped), settings, EngineListener.NONE)
                    .start()) {
                // When
                instance.journal().append(entries("a", 5));
                await().untilTrue(stopped);
                postgres.start();
                // Then
                await().atMost(Duration.ofSeconds(60))
                        .ignoreExceptions()
                        .untilAsserted(
                                () -> assertThat(instance.query().ledger().of(EntryState.DONE))
                                        .isEqualTo(5));
            }
            assertThat(database.text("select string_agg(event_id, ' ' order by id) from effect"))
                    .isEqualTo("a-0 a-1 a-2 a-3 a-4");
        }
    }

    private static EntryHandler handler(Database database, EmbeddedPostgres postgres, AtomicBoolean stopped) {
        return TestHandler.of((entry, steps) -> outbox -> {
            database.update(
                    "insert into effect (lane, event_id) values (?, ?)",
                    entry.lane(),
                    entry.event().id());
            if (entry.event().id().equals("a-2") && !stopped.get()) {
                postgres.stop();
                stopped.set(true);
            }
        });
    }
}
