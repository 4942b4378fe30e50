package dev.trunkline.journal.engine;

import dev.trunkline.journal.Completion;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.ParkException;
import dev.trunkline.journal.operations.Justification;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.testing.Database;
import dev.trunkline.journal.testing.Events;
import dev.trunkline.journal.testing.Instance;
import dev.trunkline.journal.testing.TestHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Many conversations of which some are broken. */
class PoisonedLanesTest {

    private static final int LANES = 500;
    private static final int POISONED = 20;
    private static final int PER_LANE = 4;
    private static final Justification BY = new Justification("olga", "the service is back");

    private final AtomicBoolean mended = new AtomicBoolean();
    private final Map<String, List<String>> applied = new ConcurrentHashMap<>();

    @Test
    @Tag("Y03")
    void twentyBrokenConversationsOfFiveHundredHoldUpNoOther() {
        // Given every second broken one is given up at its second entry, the others fail and are tried again and again
        try (var database = Database.create(10);
                var instance = Instance.of(
                                database,
                                TestHandler.of((entry, steps) -> {
                                    fail(entry.lane(), entry.seq());
                                    applied.computeIfAbsent(entry.lane(), lane -> new CopyOnWriteArrayList<>())
                                            .add(entry.event().id());
                                    return Completion.nothing();
                                }),
                                Instance.settings(),
                                EngineListener.NONE)
                        .start()) {
            // When
            for (var place = 0; place < PER_LANE; place++) {
                instance.journal().append(batch(place));
            }
            // Then all that can be done is done, in order, while the broken ones wait at their second entry
            var sound = (LANES - POISONED) * PER_LANE;
            awaitDone(instance, sound + POISONED);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(instance.query().parked(100)).hasSize(POISONED / 2));
            assertThat(lanes(POISONED, LANES))
                    .allSatisfy(lane -> assertThat(applied.get(lane)).isEqualTo(ids(lane, PER_LANE)));
            assertThat(lanes(0, POISONED))
                    .allSatisfy(lane -> assertThat(applied.get(lane)).isEqualTo(ids(lane, 1)));
            assertThat(instance.query().backlog().depth()).isEqualTo(POISONED * (PER_LANE - 1L));
            // When the cause is mended and the given up ones are retried
            mended.set(true);
            instance.query().parked(100).forEach(parked -> instance.operations().retry(parked.id(), BY));
            // Then they go on where they stopped
            awaitDone(instance, LANES * PER_LANE);
            assertThat(lanes(0, POISONED))
                    .allSatisfy(lane -> assertThat(applied.get(lane)).isEqualTo(ids(lane, PER_LANE)));
        }
    }

    private void fail(String lane, long seq) throws IOException {
        var number = Integer.parseInt(lane.substring("lane".length()));
        if (number < POISONED && seq == 2 && !mended.get()) {
            if (number % 2 == 0) {
                throw new ParkException("no such conversation: make one, then retry");
            }
            throw new IOException("connection reset");
        }
    }

    private static List<NewEntry> batch(int place) {
        var batch = new ArrayList<NewEntry>();
        lanes(0, LANES).forEach(lane -> batch.add(Events.entry(lane, lane + "-" + place)));
        return batch;
    }

    private static List<String> lanes(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> "lane" + number).toList();
    }

    private static List<String> ids(String lane, int count) {
        return IntStream.range(0, count).mapToObj(place -> lane + "-" + place).toList();
    }

    private static void awaitDone(Instance instance, long count) {
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(instance.query().ledger().of(EntryState.DONE))
                        .isEqualTo(count));
    }
}
