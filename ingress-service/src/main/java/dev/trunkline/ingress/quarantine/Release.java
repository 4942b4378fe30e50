package dev.trunkline.ingress.quarantine;

import java.util.List;

/**
 * What a release did.
 *
 * @param released ids of requests that are genuine now and have been published
 * @param refused those that are still not, or could not be published
 * @param unknown ids that were asked for and are not in quarantine: released before, expired, or never there
 */
public record Release(List<String> released, List<StillRefused> refused, List<String> unknown) {

    public Release {
        released = List.copyOf(released);
        refused = List.copyOf(refused);
        unknown = List.copyOf(unknown);
    }

    /** @param reason for people */
    public record StillRefused(String id, String reason) {}
}
