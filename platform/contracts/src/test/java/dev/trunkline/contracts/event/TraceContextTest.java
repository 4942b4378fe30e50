package dev.trunkline.contracts.event;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TraceContextTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void readsTheExampleOfTheStandard() {
        assertThat(TraceContext.parse("00-" + TRACE + "-00f067aa0ba902b7-01"))
                .contains(new TraceContext(TRACE, "00f067aa0ba902b7"));
    }

    @Test
    void readsALaterVersionWithMoreInIt() {
        assertThat(TraceContext.parse("cc-" + TRACE + "-00f067aa0ba902b7-01-what-comes"))
                .isPresent();
    }

    @Test
    @Tag("G03")
    void keepsTheTraceFromHopToHop() {
        // Given
        var trace = TraceContext.start();
        // When
        var next = trace.next();
        // Then
        assertThat(next.traceId()).isEqualTo(trace.traceId());
        assertThat(next.spanId()).isNotEqualTo(trace.spanId());
    }

    @Test
    void readsBackWhatItWrites() {
        // Given
        var trace = TraceContext.start();
        // Then
        assertThat(TraceContext.parse(trace.traceparent())).contains(trace);
    }

    @Test
    void startsADifferentTraceEachTime() {
        assertThat(TraceContext.start().traceId())
                .isNotEqualTo(TraceContext.start().traceId());
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "no",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01x"
            })
    void overlooksWhatTheStandardForbids(String traceparent) {
        assertThat(TraceContext.parse(traceparent)).isEmpty();
    }
}
