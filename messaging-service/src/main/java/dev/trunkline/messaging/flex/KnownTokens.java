package dev.trunkline.messaging.flex;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;

/** Tokens that were valid lately, by their hashes: whoever reads our memory gets none. */
final class KnownTokens {

    private final int most;
    private final Duration time;

    /** When each is forgotten, of {@link System#nanoTime}; the one that was valid last at the end. */
    private final LinkedHashMap<String, Long> ends = new LinkedHashMap<>();

    /**
     * @param most of them; more, and those that were valid longest ago are forgotten
     * @param time after which one is forgotten
     */
    KnownTokens(int most, Duration time) {
        this.most = most;
        this.time = time;
    }

    synchronized void add(String token, long now) {
        var hash = hash(token);
        ends.remove(hash);
        ends.put(hash, now + time.toNanos());
        if (ends.size() > most) {
            ends.pollFirstEntry();
        }
    }

    synchronized void remove(String token) {
        ends.remove(hash(token));
    }

    synchronized boolean contains(String token, long now) {
        var end = ends.get(hash(token));
        return end != null && end - now > 0;
    }

    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which each has to have", e);
        }
    }
}
