package dev.trunkline.messaging.it;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Nothing is too fresh to be compared, and media are given up after a second. */
public final class NoWaiting implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "trunkline.messaging.reconciliation.grace", "0s",
                "trunkline.messaging.media.patience", "1s");
    }
}
