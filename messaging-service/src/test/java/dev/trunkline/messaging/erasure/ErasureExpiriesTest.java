package dev.trunkline.messaging.erasure;

import dev.trunkline.messaging.erasure.Erasure.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Until when time deletes the rest, where a part comes late. */
class ErasureExpiriesTest {

    private static final Instant OURS = Instant.parse("2026-11-22T01:00:00Z");
    private static final Duration KEPT = Duration.ofDays(3);

    @Test
    void commandsAndParkedEntriesOfAServiceAreKeptFromItsPartOn() {
        // Given
        var late = OURS.plus(Duration.ofDays(5));
        var later = late.plus(Duration.ofDays(2));
        // When
        var told = erasure().with(part(late)).with(part(later));
        // Then
        assertThat(told.expiries())
                .containsExactly(
                        new Expiry("trunkline.commands.bridge", later.plus(KEPT)),
                        new Expiry("trunkline.commands.proxy", OURS.plus(KEPT)),
                        new Expiry("trunkline.parked.bridge", later.plus(KEPT)));
    }

    @Test
    void aPartThatWasDoneBeforeOursIsNoLonger() {
        assertThat(erasure().with(part(OURS.minusSeconds(1))).expiries())
                .isEqualTo(erasure().expiries());
    }

    @Test
    void whatWasLeftHereMayHaveWrittenUntilItWasLookedAtAgain() {
        // Given
        var later = OURS.plus(Duration.ofHours(6));
        // When
        var again = erasure().again(0, later);
        // Then
        assertThat(again.expiries()).extracting(Expiry::by).containsOnly(later.plus(KEPT));
    }

    private static Part part(Instant at) {
        return new Part("bridge", at, null, Map.of(), 1);
    }

    private static Erasure erasure() {
        var by = OURS.plus(KEPT);
        return new Erasure(
                UUID.fromString("00000000-0000-0000-0000-000000000001"),
                "subject",
                null,
                "asked by letter",
                "sue",
                Erasure.State.DONE,
                false,
                null,
                0,
                new TreeMap<>(),
                List.of(
                        new Expiry("trunkline.commands.bridge", by),
                        new Expiry("trunkline.commands.proxy", by),
                        new Expiry("trunkline.parked.bridge", by)),
                List.of(Part.asked("bridge")),
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                OURS,
                OURS,
                Rounds.FIRST);
    }
}
