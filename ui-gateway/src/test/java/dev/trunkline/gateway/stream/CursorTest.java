package dev.trunkline.gateway.stream;

import dev.trunkline.contracts.update.UpdateArea;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CursorTest {

    @Test
    void isWrittenAreaByArea() {
        var cursor =
                Cursor.of(Map.of(UpdateArea.TASKS, new long[] {3}, UpdateArea.CONVERSATIONS, new long[] {15, 7, 0}));
        assertThat(cursor).hasToString("conversations:15.7.0~tasks:3");
    }

    @RepeatedTest(200)
    void survivesARoundTrip(RepetitionInfo repetition) {
        // Given
        var random = new Random(repetition.getCurrentRepetition());
        var positions = new EnumMap<UpdateArea, long[]>(UpdateArea.class);
        positions.put(UpdateArea.CONVERSATIONS, offsets(random));
        for (var area : UpdateArea.values()) {
            if (random.nextBoolean()) {
                positions.put(area, offsets(random));
            }
        }
        var cursor = Cursor.of(positions);
        // When
        var read = Cursor.parse(cursor.toString());
        // Then
        assertThat(read).hasValue(cursor);
        positions.forEach((area, offsets) -> {
            for (var partition = 0; partition < offsets.length; partition++) {
                assertThat(read.orElseThrow().next(area, partition)).isEqualTo(offsets[partition]);
            }
        });
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "12",
                "conversations",
                "conversations:1.",
                "conversations:.1",
                "conversations:-1",
                "conversations:1,2",
                "nonsense:1",
                "conversations:1~conversations:2",
                "conversations:1~",
                "conversations:9999999999999999999",
                "conversations:1\nevent: x"
            })
    void isReadOnlyFromItsOwnForm(String text) {
        assertThat(Cursor.parse(text)).isEmpty();
    }

    @Test
    void isNotReadFromTextsWithoutEnd() {
        assertThat(Cursor.parse("conversations:" + "1.".repeat(5000) + "1")).isEmpty();
    }

    @Test
    void standsAtTheBeginningOfPartitionsItDoesNotName() {
        var cursor = Cursor.parse("conversations:5").orElseThrow();
        assertThat(cursor.next(UpdateArea.CONVERSATIONS, 0)).isEqualTo(5);
        assertThat(cursor.next(UpdateArea.CONVERSATIONS, 1)).isZero();
    }

    @Test
    void takesMissingAreasFromAnother() {
        var cursor = Cursor.parse("conversations:5")
                .orElseThrow()
                .orElse(Cursor.parse("conversations:9~tasks:4").orElseThrow());
        assertThat(cursor).hasToString("conversations:5~tasks:4");
        assertThat(cursor.only(Set.of(UpdateArea.TASKS))).hasToString("tasks:4");
    }

    private static long[] offsets(Random random) {
        return random.longs(random.nextInt(8), 0, 1L << random.nextInt(1, 59)).toArray();
    }
}
