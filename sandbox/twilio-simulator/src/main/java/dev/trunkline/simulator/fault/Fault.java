package dev.trunkline.simulator.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One fault on demand: what, for whom, how often. Empty conditions fit everything.
 *
 * @param product of a REST call; webhooks have none
 * @param method HTTP method
 * @param path regular expression found in the REST path or the webhook's URL
 * @param address equal to the {@code To} or {@code From} of the request or webhook
 * @param probability of striking where it fits, 0 to 1
 * @param times how often it strikes, then it is gone; 0: until cleared
 * @param delay of the kinds that wait
 * @param status of {@link FaultKind#SERVER_ERROR} and {@link FaultKind#REFUSAL}
 * @param retryAfter header of {@link FaultKind#RATE_LIMIT}
 * @param spared how many it lets through in each second; 0: it knows no mercy
 */
public record Fault(
        FaultKind kind,
        Optional<String> product,
        Optional<String> method,
        Optional<Pattern> path,
        Optional<String> address,
        double probability,
        int times,
        Duration delay,
        int status,
        Optional<Duration> retryAfter,
        int spared) {

    private static final Duration DELAY = Duration.ofSeconds(1);

    public Fault {
        if (probability < 0 || probability > 1) {
            throw new IllegalArgumentException("probability: " + probability + " (expected: 0 to 1)");
        }
        if (times < 0) {
            throw new IllegalArgumentException("times: " + times + " (expected: 0 for ever, or more)");
        }
        int hundreds = kind == FaultKind.REFUSAL ? 4 : 5;
        if (status / 100 != hundreds) {
            throw new IllegalArgumentException(
                    "status: " + status + " (expected: " + hundreds + "00 to " + hundreds + "99)");
        }
    }

    /** Strikes everything, always, until cleared; narrow it with the methods below. */
    public static Fault of(FaultKind kind) {
        return new Fault(
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                0,
                DELAY,
                kind == FaultKind.REFUSAL ? 400 : 503,
                Optional.empty(),
                0);
    }

    public Fault product(String only) {
        return new Fault(
                kind, Optional.of(only), method, path, address, probability, times, delay, status, retryAfter, spared);
    }

    public Fault method(String only) {
        return new Fault(
                kind, product, Optional.of(only), path, address, probability, times, delay, status, retryAfter, spared);
    }

    public Fault path(String pattern) {
        return new Fault(
                kind,
                product,
                method,
                Optional.of(Pattern.compile(pattern)),
                address,
                probability,
                times,
                delay,
                status,
                retryAfter,
                spared);
    }

    public Fault address(String only) {
        return new Fault(
                kind, product, method, path, Optional.of(only), probability, times, delay, status, retryAfter, spared);
    }

    public Fault probability(double chance) {
        return new Fault(kind, product, method, path, address, chance, times, delay, status, retryAfter, spared);
    }

    public Fault times(int count) {
        return new Fault(kind, product, method, path, address, probability, count, delay, status, retryAfter, spared);
    }

    public Fault delay(Duration wait) {
        return new Fault(kind, product, method, path, address, probability, times, wait, status, retryAfter, spared);
    }

    public Fault status(int answer) {
        return new Fault(kind, product, method, path, address, probability, times, delay, answer, retryAfter, spared);
    }

    public Fault retryAfter(Duration wait) {
        return new Fault(
                kind, product, method, path, address, probability, times, delay, status, Optional.of(wait), spared);
    }

    /** A limit: only what is beyond so many requests in a second is struck. */
    public Fault spared(int inEachSecond) {
        return new Fault(
                kind, product, method, path, address, probability, times, delay, status, retryAfter, inEachSecond);
    }

    boolean fits(FaultTarget target) {
        return product.map(target.product()::equals).orElse(true)
                && method.map(target.method()::equalsIgnoreCase).orElse(true)
                && path.map(pattern -> pattern.matcher(target.path()).find()).orElse(true)
                && address.map(target.addresses()::contains).orElse(true);
    }
}
