package dev.trunkline.messaging.erasure;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.outbound.Settlements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What one service finds is asked of all. */
class ErasureRoundsTest {

    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final Instant AT = Instant.parse("2026-11-22T01:00:00Z");
    private static final Cause CAUSE = new Cause(null, TraceContext.start());

    private final OneErasure kept = new OneErasure(ID, AT, Set.of("KC1"), "bridge", "proxy");
    private final List<String> asked = new ArrayList<>();
    private final Set<String> erasedHere = new TreeSet<>();
    private int ours;

    private final ErasureRounds rounds = new ErasureRounds(
            kept,
            kept.subjects,
            kept.attempts,
            (erasure, subject, service, attempt, cause) -> asked.add(service + " " + new TreeSet<>(subject.lanes())),
            (id, attempt, cause, at) -> ours++,
            (sids, counts) -> erasedHere.addAll(sids),
            OneErasure.UNTOLD,
            action -> {},
            new Settlements(),
            () -> AT);

    @Test
    @Tag("Y13")
    void asksNobodyAgainWhereNothingMoreIsFound() {
        // When
        tell("bridge", 1, Set.of("KC1"));
        tell("proxy", 1, Set.of());
        // Then
        assertThat(ours).isZero();
        assertThat(kept.erasure.state()).isEqualTo(Erasure.State.DONE);
        assertThat(kept.subjects.subject).isEmpty();
    }

    @Test
    @Tag("Y13")
    void asksAllWithWhatOneHasFoundOnceAllHaveAnswered() {
        // Given
        tell("bridge", 1, Set.of("CH1"));
        var early = ours;
        tell("proxy", 1, Set.of());
        // When our own part has erased with it, and found one more itself
        rounds.again(ID, Set.of("KC1", "CH1", "KI1"), 0, CAUSE);
        // Then
        assertThat(early).isZero();
        assertThat(ours).isEqualTo(1);
        assertThat(erasedHere).contains("CH1", "KI1");
        assertThat(asked).containsExactly("bridge [CH1, KC1, KI1]", "proxy [CH1, KC1, KI1]");
        assertThat(kept.erasure.state()).isEqualTo(Erasure.State.PENDING);
        // When one answers the former request, late, and then both the latest
        tell("bridge", 1, Set.of());
        tell("proxy", 2, Set.of());
        var waiting = kept.erasure.state();
        tell("bridge", 2, Set.of());
        // Then
        assertThat(waiting).isEqualTo(Erasure.State.PENDING);
        assertThat(kept.erasure.state()).isEqualTo(Erasure.State.DONE);
    }

    @Test
    @Tag("Y13")
    void takesAnAnswerThatNamesNoRoundForOneToTheFirst() {
        // Given
        tell("bridge", 0, Set.of("CH1"));
        tell("proxy", 0, Set.of());
        rounds.again(ID, Set.of("KC1", "CH1"), 0, CAUSE);
        // When
        tell("bridge", 2, Set.of());
        tell("proxy", 0, Set.of());
        // Then
        assertThat(ours).isEqualTo(1);
        assertThat(kept.erasure.state()).isEqualTo(Erasure.State.PENDING);
        // When
        tell("proxy", 2, Set.of());
        // Then
        assertThat(kept.erasure.state()).isEqualTo(Erasure.State.DONE);
    }

    @Test
    @Tag("Y13")
    void saysWhyALaterRoundWaitsUntilItIsThrough() {
        // Given
        tell("bridge", 1, Set.of("CH1"));
        tell("proxy", 1, Set.of());
        // When
        var waiting = kept.erasure.awaitsOwn();
        kept.erasure = kept.erasure.stuck("a defect");
        // Then
        assertThat(waiting).isTrue();
        assertThat(kept.erasure.own()).isEqualTo(Erasure.State.DONE);
        assertThat(kept.erasure.state()).isEqualTo(Erasure.State.PENDING);
        assertThat(kept.erasure.trouble()).isEqualTo("a defect");
        // When
        rounds.again(ID, Set.of("KC1", "CH1"), 0, CAUSE);
        // Then
        assertThat(kept.erasure.trouble()).isNull();
        assertThat(kept.erasure.awaitsOwn()).isFalse();
    }

    @Test
    @Tag("Y13")
    void givesUpAfterThreeRoundsAndSaysThatItIsIncomplete() {
        // Given services that always find one more
        for (var round = 1; round <= Rounds.MOST; round++) {
            tell("bridge", round, Set.of("CH" + round));
            tell("proxy", round, Set.of());
            if (round < Rounds.MOST) {
                rounds.again(ID, kept.subjects.subject.orElseThrow().sids(), 0, CAUSE);
            }
        }
        // Then
        assertThat(ours).isEqualTo(Rounds.MOST - 1);
        assertThat(kept.erasure.state()).isEqualTo(Erasure.State.INCOMPLETE);
        assertThat(kept.erasure.rounds().found()).isEqualTo(1);
        // When all are asked again some hours later, and nothing more is found
        rounds.again(ID, kept.subjects.subject.orElseThrow().sids(), 0, CAUSE);
        tell("bridge", 4, Set.of());
        tell("proxy", 4, Set.of());
        // Then
        assertThat(kept.erasure.state()).isEqualTo(Erasure.State.DONE);
    }

    @Test
    @Tag("Y13")
    void waitsForAServiceThatIsStuck() {
        // Given
        tell("bridge", 1, Set.of("CH1"));
        rounds.note(ID, new Told(new Part("proxy", AT, "a defect", Map.of(), 0), 1, Set.of()), CAUSE);
        var early = ours;
        // When
        tell("proxy", 1, Set.of());
        // Then
        assertThat(early).isZero();
        assertThat(ours).isEqualTo(1);
        assertThat(kept.erasure.state()).isEqualTo(Erasure.State.PENDING);
    }

    private void tell(String service, int round, Set<String> found) {
        rounds.note(ID, new Told(new Part(service, AT, null, Map.of(), 0), round, found), CAUSE);
    }
}
