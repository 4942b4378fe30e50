package dev.trunkline.messaging.erasure;

import java.util.Set;

/**
 * What a service tells.
 *
 * @param round of the request that it answers; 0 where it does not say
 * @param found SIDs of what is the person's too
 */
public record Told(Part part, int round, Set<String> found) {

    public Told {
        found = Set.copyOf(found);
    }
}
