package dev.trunkline.simulator.fault;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FaultsPerSecondTest {

    private final AtomicLong time = new AtomicLong(Duration.ofSeconds(7).toNanos());
    private final Faults faults = new Faults(1, time::get);

    @Test
    void strikesWhatIsBeyondTheLimitOfASecond() {
        // Given
        faults.add(Fault.of(FaultKind.RATE_LIMIT).method("POST").spared(3));
        // When
        var struck = IntStream.range(0, 5).filter(each -> strikes("POST")).count();
        // Then
        assertThat(struck).isEqualTo(2);
        assertThat(strikes("GET")).isFalse();
        // When
        time.addAndGet(Duration.ofSeconds(1).toNanos());
        // Then
        assertThat(strikes("POST")).isFalse();
    }

    private boolean strikes(String method) {
        return faults.strike(FaultKind.RATE_LIMIT, new FaultTarget("chat", method, "/v2/Services", List.of()))
                .isPresent();
    }
}
