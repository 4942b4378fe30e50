package dev.trunkline.contracts.event;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A W3C trace context: joins webhook, Kafka record, journal attempts, Twilio calls and live updates. Source: W3C Trace
 * Context, section 3.2.
 *
 * @param traceId 32 lower-case hex digits, not all zero: our correlation id
 * @param spanId 16 lower-case hex digits, not all zero
 */
public record TraceContext(String traceId, String spanId) {

    private static final Pattern FORM =
            Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?");
    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);

    /** A new trace. */
    public static TraceContext start() {
        return new TraceContext(randomHex(16), randomHex(8));
    }

    /** Reads a {@code traceparent} value; empty where it is absent or malformed, as the standard asks. */
    public static Optional<TraceContext> parse(@Nullable String traceparent) {
        if (traceparent == null) {
            return Optional.empty();
        }
        var matcher = FORM.matcher(traceparent);
        if (!matcher.matches() || matcher.group(1).equals("ff")) {
            return Optional.empty();
        }
        if (matcher.group(1).equals("00") && matcher.group(4) != null) {
            return Optional.empty();
        }
        var context = new TraceContext(matcher.group(2), matcher.group(3));
        var empty = context.traceId.equals(NO_TRACE) || context.spanId.equals(NO_SPAN);
        return empty ? Optional.empty() : Optional.of(context);
    }

    /** The next hop of the same trace. */
    public TraceContext next() {
        return new TraceContext(traceId, randomHex(8));
    }

    /** The {@code traceparent} value. */
    public String traceparent() {
        return "00-" + traceId + "-" + spanId + "-01";
    }

    private static String randomHex(int bytes) {
        var random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        random[0] |= 1;
        return HexFormat.of().formatHex(random);
    }
}
