package dev.trunkline.twilio.media;

import java.time.Duration;
import java.util.List;

/**
 * How much media we take, from where.
 *
 * @param maxBytes largest file
 * @param connectTimeout longest wait for a connection
 * @param timeout longest wait for the whole file, redirects included
 * @param storageDomains where Twilio may redirect to
 */
public record MediaLimits(long maxBytes, Duration connectTimeout, Duration timeout, List<String> storageDomains) {
    public MediaLimits {
        storageDomains = List.copyOf(storageDomains);
    }
}
