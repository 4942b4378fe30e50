package dev.trunkline.journal.operations;

import dev.trunkline.journal.Completion;
import dev.trunkline.journal.operations.ReplayView.State;
import dev.trunkline.journal.operations.Replays.TopicRange;
import dev.trunkline.journal.testing.Database;
import dev.trunkline.journal.testing.Instance;
import dev.trunkline.journal.testing.TestHandler;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

import static dev.trunkline.journal.testing.Events.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Replays from a topic, with a topic of two batches. */
class TopicReplaysTest {

    private static final Justification BY = new Justification("olga", "records were left out");
    private static final TopicRange RANGE = new TopicRange(
            "trunkline.webhooks.messaging",
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2026-01-02T00:00:00Z"));

    /** Fails the first time. */
    private static final class TwoBatches implements TopicReplay {
        private final AtomicInteger reads = new AtomicInteger();

        @Override
        public void requireOurs(TopicRange range) {
            if (!range.equals(RANGE)) {
                throw new NotPossibleException("not ours");
            }
        }

        @Override
        public TopicPreview preview(TopicRange range) {
            return new TopicPreview(2, 2, 1, 4);
        }

        @Override
        public Batch read(TopicRange range, Optional<String> after) throws IOException {
            if (reads.incrementAndGet() == 1) {
                throw new IOException("Kafka is away");
            }
            return after.isEmpty()
                    ? new Batch(List.of(entry("a", "known"), entry("a", "missing")), 5, "half way")
                    : new Batch(List.of(entry("b", "missing as well")), 2, null);
        }
    }

    @Test
    void takesInWhatTheJournalMissesAndTellsHowFarItIs() {
        var handler = TestHandler.of((entry, steps) -> Completion.nothing());
        try (var database = Database.create(10);
                var instance = Instance.of(database, handler, new TwoBatches()).start()) {
            // Given
            instance.journal().append(List.of(entry("a", "known")));
            assertThat(instance.replays().preview(RANGE).missing()).isEqualTo(2);
            // When
            var id = instance.replays().start(RANGE, BY).id();
            // Then
            await().untilAsserted(() -> {
                var replay = instance.replays().find(id).orElseThrow();
                assertThat(replay.state()).isEqualTo(State.ENQUEUED);
                assertThat(replay.topic()).isEqualTo(RANGE);
                assertThat(replay.filter()).isNull();
                assertThat(replay.total()).isEqualTo(7);
                assertThat(replay.enqueued()).isEqualTo(2);
                assertThat(replay.done()).isEqualTo(2);
            });
            assertThat(database.number("select count(*) from journal_entry where event_id in ('known', 'missing')"))
                    .isEqualTo(2);
            assertThat(instance.operations()
                            .audit(1, Optional.empty())
                            .items()
                            .getFirst()
                            .detail())
                    .contains("trunkline.webhooks.messaging", "2026-01-01T00:00:00Z");
        }
    }

    @Test
    void refusesATopicOfAnotherServiceAtOnce() {
        var handler = TestHandler.of((entry, steps) -> Completion.nothing());
        try (var database = Database.create(4);
                var instance = Instance.of(database, handler, new TwoBatches())) {
            var other = new TopicRange("elsewhere", RANGE.from(), RANGE.to());
            // When, then
            assertThatThrownBy(() -> instance.replays().start(other, BY)).isInstanceOf(NotPossibleException.class);
            assertThat(instance.replays().list(10, Optional.empty()).items()).isEmpty();
        }
    }
}
