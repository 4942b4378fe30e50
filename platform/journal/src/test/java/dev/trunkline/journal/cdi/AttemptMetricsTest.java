package dev.trunkline.journal.cdi;

import dev.trunkline.journal.Completion;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.ParkException;
import dev.trunkline.journal.jdbc.JdbcJournal;
import dev.trunkline.journal.testing.Database;
import dev.trunkline.journal.testing.Instance;
import dev.trunkline.journal.testing.TestHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.trunkline.journal.testing.Events.entry;
import static dev.trunkline.journal.testing.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class AttemptMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Database database;

    @BeforeEach
    void create() {
        database = Database.create(4);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void timeAttemptsByTypeAndOutcomeAndStepsByName() {
        // Given
        try (var instance = instance((entry, steps) -> {
            steps.once("look", String.class, () -> "found");
            return switch (entry.event().type()) {
                case "test.done" -> Completion.nothing();
                case "test.broken" -> throw new ParkException("cannot be read");
                default -> throw new Instance.BusyException(Duration.ofDays(1));
            };
        })) {
            // When
            instance.journal()
                    .append(List.of(
                            new NewEntry("a", event("a", "test.done")),
                            new NewEntry("b", event("b", "test.broken")),
                            new NewEntry("c", event("c", "test.busy"))));
            instance.start();

            // Then
            await().ignoreExceptions().untilAsserted(() -> {
                assertThat(attempts("test.done", "done")).isEqualTo(1);
                assertThat(attempts("test.broken", "parked")).isEqualTo(1);
                assertThat(attempts("test.busy", "retry")).isEqualTo(1);
                assertThat(registry.get("trunkline_journal_steps")
                                .tags("step", "look", "outcome", "done")
                                .timer()
                                .count())
                        .isEqualTo(3);
            });
        }
    }

    @Test
    void timeFailedStepsApart() {
        // Given
        try (var instance = instance((entry, steps) -> {
            steps.once("send", String.class, () -> {
                throw new Instance.BusyException(Duration.ofDays(1));
            });
            return Completion.nothing();
        })) {
            // When
            instance.journal().append(List.of(entry("lane", "a")));
            instance.start();

            // Then
            await().ignoreExceptions()
                    .untilAsserted(() -> assertThat(registry.get("trunkline_journal_steps")
                                    .tags("step", "send", "outcome", "failed")
                                    .timer()
                                    .count())
                            .isEqualTo(1));
        }
    }

    @Test
    void countWhatIsAppendedAndWhatWasKnown() {
        // Given
        var journal = new MeteredJournal(
                new JdbcJournal(database.transactions(), () -> {}), database.transactions(), registry);
        journal.append(List.of(entry("lane", "a"), entry("lane", "b")));

        // When
        journal.append(List.of(entry("lane", "b"), entry("lane", "c")));

        // Then
        assertThat(appended("added")).isEqualTo(3);
        assertThat(appended("repeated")).isEqualTo(1);
    }

    @Test
    void countNothingThatIsRolledBack() {
        // Given
        var journal = new MeteredJournal(
                new JdbcJournal(database.transactions(), () -> {}), database.transactions(), registry);

        // When
        assertThatThrownBy(() -> database.transactions().call(connection -> {
                    journal.append(List.of(entry("lane", "a")));
                    throw new IllegalStateException("changed our mind");
                }))
                .isInstanceOf(IllegalStateException.class);

        // Then
        assertThat(appended("added")).isZero();
    }

    @Test
    void boundTheValuesThatOthersChoose() {
        // Given
        var limit = new TagLimit(2);

        // When
        var tags = List.of(limit.of("a"), limit.of("b"), limit.of("c"), limit.of("a"));

        // Then
        assertThat(tags).containsExactly("a", "b", "other", "a");
    }

    private Instance instance(TestHandler.Work work) {
        return Instance.of(database, TestHandler.of(work), Instance.settings(), new AttemptMetrics(registry));
    }

    private long attempts(String type, String outcome) {
        return registry.get("trunkline_journal_attempts")
                .tags("type", type, "outcome", outcome)
                .timer()
                .count();
    }

    private double appended(String outcome) {
        return registry.get("trunkline_journal_appended")
                .tags("outcome", outcome)
                .counter()
                .count();
    }
}
