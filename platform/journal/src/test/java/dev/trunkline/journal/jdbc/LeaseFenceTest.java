package dev.trunkline.journal.jdbc;

import dev.trunkline.journal.Completion;
import dev.trunkline.journal.EntryHandler.OnPark;
import dev.trunkline.journal.jdbc.LaneMoves.Reason;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.query.JournalQuery;
import dev.trunkline.journal.testing.Database;
import dev.trunkline.journal.testing.Instance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.trunkline.journal.testing.Events.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a worker may still do when another one has taken its lane: nothing. */
class LeaseFenceTest {

    private static final String LANE = "+14155550123";

    private Database database;
    private LaneClaims claims;
    private LaneMoves moves;
    private LaneLease robbed;
    private LaneLease thief;

    @BeforeEach
    void stealALease() {
        database = Database.create(4);
        var transactions = database.transactions();
        claims = new LaneClaims(transactions, "test", Duration.ofMinutes(1));
        moves = new LaneMoves(transactions, new JdbcOutbox(transactions, () -> {}), "test");
        new JdbcJournal(transactions, () -> {}).append(entries(LANE, 3));
        robbed = claims.claim(1).leases().getFirst();
        database.update("update journal_lane set lease_until = now() - interval '1 second'");
        thief = claims.claim(1).leases().getFirst();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aStolenLeaseHasTheSameEntryAndAHigherEpochAndAttempt() {
        assertThat(thief.entry().id()).isEqualTo(robbed.entry().id());
        assertThat(thief.epoch()).isGreaterThan(robbed.epoch());
        assertThat(thief.entry().attempt()).isEqualTo(2);
    }

    @Test
    void aLeaseThatRunsIsNotClaimed() {
        assertThat(claims.claim(10).leases()).isEmpty();
    }

    @Test
    void theRobbedCannotCompleteAndItsCompletionIsNotRun() {
        // Given
        var runs = new AtomicInteger();
        // When
        assertLost(() -> moves.complete(robbed, outbox -> runs.incrementAndGet(), true));
        // Then
        assertThat(runs).hasValue(0);
        assertThat(moves.complete(thief, Completion.nothing(), true)).isPresent();
    }

    @Test
    void theRobbedCanNeitherRetryNorPark() {
        assertLost(() -> moves.retryLater(robbed, Duration.ofDays(1), new Reason("busy", null), Completion.nothing()));
        assertLost(() -> moves.park(robbed, OnPark.LANE_MOVES_ON, new Reason("broken", null), Completion.nothing()));
        assertThat(new JournalQuery(database.transactions())
                        .byEventId(LANE + "-0")
                        .map(view -> view.state()))
                .contains(EntryState.WAITING);
        assertThat(database.number("select count(*) from journal_outbox")).isZero();
    }

    @Test
    void theRobbedCannotStoreSteps() {
        // Given
        var steps = new JdbcSteps(database.transactions(), Instance.CLASSIFIER, robbed, StepListener.NONE);
        // When
        assertLost(() -> steps.once("read", String.class, () -> "result"));
        assertLost(() -> steps.once("create", String.class, Optional::empty, () -> "result"));
        // Then
        assertThat(database.number("select count(*) from journal_step")).isZero();
    }

    @Test
    void theRobbedCannotRenew() {
        assertThat(claims.renew(List.of(robbed))).isEmpty();
        assertThat(claims.renew(List.of(thief))).containsExactly(LANE);
    }

    @Test
    void theSameEntryIsNotCompletedTwice() {
        // Given
        moves.complete(thief, Completion.nothing(), true);
        // When
        assertLost(() -> moves.complete(thief, Completion.nothing(), true));
        // Then
        assertThat(database.number("select head from journal_lane")).isEqualTo(2);
    }

    @Test
    void aLaneThatIsGivenBackIsNotRenewed() {
        // Given
        moves.complete(thief, Completion.nothing(), false);
        // When
        var renewed = claims.renew(List.of(thief));
        // Then
        assertThat(renewed).isEmpty();
        assertThat(claims.claim(1).leases()).hasSize(1);
    }

    @Test
    void aLaneWhoseMoveGotNoAnswerIsGivenBackForItsNextEntry() {
        // Given
        moves.complete(thief, Completion.nothing(), true);
        assertThat(claims.claim(1).leases()).isEmpty();
        // When
        moves.giveBack(thief);
        // Then
        assertThat(claims.claim(1).leases()).singleElement().satisfies(next -> {
            assertThat(next.entry().seq()).isEqualTo(2);
            assertThat(next.entry().attempt()).isEqualTo(1);
        });
    }

    @Test
    void theRobbedCannotGiveTheLaneBack() {
        // When
        moves.giveBack(robbed);
        // Then
        assertThat(claims.claim(1).leases()).isEmpty();
        assertThat(moves.complete(thief, Completion.nothing(), true)).isPresent();
    }

    @Test
    void aWorkerThatHasParkedItsEntryCannotCompleteItAfterwards() {
        // Given
        moves.park(thief, OnPark.LANE_WAITS, new Reason("broken", null), Completion.nothing());
        // When
        assertLost(() -> moves.complete(thief, Completion.nothing(), true));
        assertLost(() -> moves.park(thief, OnPark.LANE_WAITS, new Reason("broken", null), Completion.nothing()));
        // Then the lane still waits at that entry, and the parked topic is told once
        assertThat(database.text("select head || ' ' || state from journal_lane"))
                .isEqualTo("1 parked");
        assertThat(database.number("select count(*) from journal_outbox")).isEqualTo(1);
    }

    private static void assertLost(ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOf(LeaseLostException.class)
                .hasMessageContaining("entryId=")
                .message()
                .doesNotContain(LANE.substring(1));
    }
}
