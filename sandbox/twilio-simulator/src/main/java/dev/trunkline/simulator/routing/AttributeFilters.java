package dev.trunkline.simulator.routing;

import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.TwilioException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Lists filtered by attributes: three requests a second of each kind, as Twilio enforces since October 2024. */
public final class AttributeFilters {

    private static final int MOST = 3;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;
    private final Map<String, Deque<Long>> asked = new HashMap<>();

    public AttributeFilters() {
        this(System::nanoTime);
    }

    AttributeFilters(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Those whose attributes satisfy the expression of a parameter; all where the request has none. */
    public List<Resource> apply(String parameter, List<Resource> found, Request request) {
        var text = request.query().get(parameter);
        if (text.isEmpty()) {
            return found;
        }
        allow(request.accountSid() + " " + parameter);
        var expression = new AttributeExpression(parameter, text.get());
        return found.stream()
                .filter(resource -> expression.holds(resource.text("attributes")))
                .toList();
    }

    private synchronized void allow(String kind) {
        var now = nanos.getAsLong();
        var recent = asked.computeIfAbsent(kind, unused -> new ArrayDeque<>());
        while (!recent.isEmpty() && now - recent.peekFirst() >= SECOND) {
            recent.removeFirst();
        }
        if (recent.size() >= MOST) {
            throw new TwilioException(429, 20429, "Too Many Requests");
        }
        recent.addLast(now);
    }
}
