package dev.trunkline.gateway.stream.http;

import dev.trunkline.contracts.update.UpdateArea;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** The stream's meters; the README lists them. */
@ApplicationScoped
class StreamMetrics {

    private final MeterRegistry registry;
    private final Counter sent;

    StreamMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.sent = Counter.builder("trunkline.stream.events.sent")
                .description("Events written to clients")
                .register(registry);
    }

    void sent(long events) {
        sent.increment(events);
    }

    void received(UpdateArea area) {
        registry.counter("trunkline.updates.received", "area", area.id()).increment();
    }

    void malformed(UpdateArea area) {
        registry.counter("trunkline.updates.malformed", "area", area.id()).increment();
    }

    void repeated(UpdateArea area) {
        registry.counter("trunkline.updates.repeated", "area", area.id()).increment();
    }

    /** @param reason {@code client}, {@code expired}, {@code slow}, {@code failed} or {@code shutdown} */
    void closed(String reason) {
        registry.counter("trunkline.stream.closed", "reason", reason).increment();
    }

    /** @param reason as the {@code reset} event says it */
    void reset(String reason) {
        registry.counter("trunkline.stream.resets", "reason", reason).increment();
    }

    /** @param source {@code live}, {@code window} or {@code kafka} */
    void opened(String source) {
        registry.counter("trunkline.stream.opened", "source", source).increment();
    }
}
