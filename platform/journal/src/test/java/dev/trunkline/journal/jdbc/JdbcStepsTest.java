package dev.trunkline.journal.jdbc;

import dev.trunkline.journal.Steps;
import dev.trunkline.journal.testing.Database;
import dev.trunkline.journal.testing.Instance;
import dev.trunkline.journal.testing.Instance.BusyException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.trunkline.journal.testing.Events.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JdbcStepsTest {

    private final List<String> calls = new ArrayList<>();
    private Database database;
    private LaneLease lease;

    /** What a provider answers. */
    record Created(String sid, Instant at) {}

    @BeforeEach
    void claimAnEntry() {
        database = Database.create(4);
        new JdbcJournal(database.transactions(), () -> {}).append(entries("a", 1));
        lease = new LaneClaims(database.transactions(), "test", Duration.ofMinutes(1))
                .claim(1)
                .leases()
                .getFirst();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @Tag("A07")
    void aLaterAttemptGetsTheStoredResultAndDoesNotActAgain() throws Exception {
        // Given
        var created = new Created("IM1", Instant.parse("2026-01-02T03:04:05.678901Z"));
        nextAttempt().once("create", Created.class, Optional::empty, () -> called("create", created));
        // When
        var again = nextAttempt()
                .once(
                        "create",
                        Created.class,
                        Optional::empty,
                        () -> called("create", new Created("IM2", created.at())));
        // Then
        assertThat(again).isEqualTo(created);
        assertThat(calls).containsExactly("create");
    }

    @Test
    void anActionThatMayBeRepeatedRunsAgainWhereItFailed() throws Exception {
        // Given
        assertThatThrownBy(() -> nextAttempt().once("read", String.class, () -> fail(new IOException("timeout"))))
                .isInstanceOf(IOException.class);
        // When
        var result = nextAttempt().once("read", String.class, () -> called("read", "found"));
        // Then
        assertThat(result).isEqualTo("found");
    }

    @Test
    void stepsOfOneEntryAreTheirOwn() throws Exception {
        // Given
        var steps = nextAttempt();
        // When
        var first = steps.once("one", Integer.class, () -> 1);
        var second = steps.once("two", Integer.class, () -> 2);
        // Then
        assertThat(List.of(first, second)).containsExactly(1, 2);
    }

    @Test
    void probesWhereTheAnswerOfTheEarlierAttemptNeverCame() throws Exception {
        // Given
        assertThatThrownBy(() -> nextAttempt()
                        .once("create", String.class, this::noProbe, () -> fail(new IOException("timeout"))))
                .isInstanceOf(IOException.class);
        // When
        var result = nextAttempt()
                .once(
                        "create",
                        String.class,
                        () -> Optional.of("made by the lost call"),
                        () -> called("create", "twice"));
        // Then
        assertThat(result).isEqualTo("made by the lost call");
        assertThat(calls).isEmpty();
    }

    @Test
    void actsWhereTheProbeFindsNothing() throws Exception {
        // Given
        assertThatThrownBy(() -> nextAttempt()
                        .once("create", String.class, this::noProbe, () -> fail(new IOException("timeout"))))
                .isInstanceOf(IOException.class);
        // When
        var result = nextAttempt().once("create", String.class, Optional::empty, () -> called("create", "made now"));
        // Then
        assertThat(result).isEqualTo("made now");
    }

    @Test
    void probesWhereTheEarlierProcessDiedWithinTheAction() throws Exception {
        // Given
        assertThatThrownBy(() -> nextAttempt().once("create", String.class, this::noProbe, () -> {
                    throw new StackOverflowError("the process ends here");
                }))
                .isInstanceOf(StackOverflowError.class);
        // When
        var result =
                nextAttempt().once("create", String.class, () -> Optional.of("found"), () -> called("create", "twice"));
        // Then
        assertThat(result).isEqualTo("found");
    }

    @Test
    void doesNotProbeWhereTheEarlierAttemptIsKnownToHaveFailed() throws Exception {
        // Given
        assertThatThrownBy(() -> nextAttempt()
                        .once(
                                "create",
                                String.class,
                                this::noProbe,
                                () -> fail(new BusyException(Duration.ofSeconds(1)))))
                .isInstanceOf(BusyException.class);
        // When
        var result = nextAttempt().once("create", String.class, this::noProbe, () -> called("create", "made now"));
        // Then
        assertThat(result).isEqualTo("made now");
    }

    @Test
    void probesWhereTheAnswerOfTheEarlierAttemptCouldNotBeRead() throws Exception {
        // Given
        assertThatThrownBy(() -> nextAttempt()
                        .once("create", String.class, this::noProbe, () -> fail(new IllegalStateException("no sid"))))
                .isInstanceOf(IllegalStateException.class);
        // When
        var result =
                nextAttempt().once("create", String.class, () -> Optional.of("found"), () -> called("create", "twice"));
        // Then
        assertThat(result).isEqualTo("found");
    }

    @Test
    void keepsTheQuestionOpenWhereTheProbeFails() throws Exception {
        // Given
        assertThatThrownBy(() -> nextAttempt()
                        .once("create", String.class, this::noProbe, () -> fail(new IOException("timeout"))))
                .isInstanceOf(IOException.class);
        // When
        assertThatThrownBy(() -> nextAttempt()
                        .once(
                                "create",
                                String.class,
                                () -> fail(new BusyException(Duration.ZERO)),
                                () -> called("create", "twice")))
                .isInstanceOf(BusyException.class);
        // Then
        assertThat(calls).isEmpty();
        assertThat(database.text("select state from journal_step")).isEqualTo("begun");
    }

    private Steps nextAttempt() {
        return new JdbcSteps(database.transactions(), Instance.CLASSIFIER, lease, StepListener.NONE);
    }

    private <T> T called(String name, T result) {
        calls.add(name);
        return result;
    }

    private Optional<String> noProbe() {
        throw new AssertionError("nothing to probe for");
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // Stands where any result is due and gives none.
    private static <T> T fail(Exception exception) throws Exception {
        throw exception;
    }
}
