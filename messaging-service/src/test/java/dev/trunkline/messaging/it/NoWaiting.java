package dev.trunkline.messaging.it;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * Nothing is too fresh to be compared, media are given up after a second, and Twilio is never left alone because of the
 * failures that tests ask for.
 */
public final class NoWaiting implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "trunkline.messaging.reconciliation.grace", "0s",
                "trunkline.messaging.media.patience", "1s",
                "trunkline.twilio.sending.breaker.window", "1000",
                "trunkline.twilio.sending.breaker.least-calls", "1000");
    }
}
