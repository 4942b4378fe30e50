package dev.trunkline.contracts.event;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class TraceScopeTest {

    private static final TraceContext OUTER = TraceContext.start();
    private static final TraceContext INNER = TraceContext.start();

    @Test
    void tellsTheInnermostTrace() {
        // When
        var current = TraceScope.run(OUTER, () -> TraceScope.run(INNER, TraceScope::current));

        // Then
        assertThat(current).contains(INNER);
    }

    @Test
    void restoresTheTraceThatWasThereBefore() {
        // When
        var current = TraceScope.run(OUTER, () -> {
            TraceScope.run(INNER, TraceScope::current);
            return TraceScope.current();
        });

        // Then
        assertThat(current).contains(OUTER);
    }

    @Test
    void leavesNothingBehindAFailure() {
        // Given
        var thrown = catchThrowable(() -> TraceScope.run(OUTER, () -> {
            throw new IOException("broken");
        }));

        // When
        Optional<TraceContext> current = TraceScope.current();

        // Then
        assertThat(thrown).isInstanceOf(IOException.class);
        assertThat(current).isEmpty();
    }
}
