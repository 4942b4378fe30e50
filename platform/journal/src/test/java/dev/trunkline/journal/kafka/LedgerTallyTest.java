package dev.trunkline.journal.kafka;

import dev.trunkline.journal.testing.Events;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LedgerTallyTest {

    @Test
    void namesTenThousandAndSaysThatMoreIsMissing() {
        // Given
        var tally = new LedgerTally();
        for (var offset = 0; offset < 10_000; offset++) {
            tally.received(missing(offset), true);
        }
        var full = tally.report("messaging", Instant.EPOCH, Instant.EPOCH);
        // When
        tally.received(missing(10_000), true);
        // Then
        var more = tally.report("messaging", Instant.EPOCH, Instant.EPOCH);
        assertThat(full.isCut()).isFalse();
        assertThat(more.isCut()).isTrue();
        assertThat(more.missing()).isEqualTo(10_001);
        assertThat(more.differences()).hasSize(10_000);
    }

    private static TakenRecord missing(long offset) {
        var kafkaRecord = new ConsumerRecord<>("topic", 0, offset, "key", new byte[0]);
        return new TakenRecord(kafkaRecord, Events.entry("lane", "event-" + offset), Optional.empty());
    }
}
