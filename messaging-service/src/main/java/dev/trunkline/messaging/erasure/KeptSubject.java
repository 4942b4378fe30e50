package dev.trunkline.messaging.erasure;

import java.util.Set;
import java.util.TreeSet;

/**
 * Whom an erasure is about, kept until everybody has done their part.
 *
 * @param lanes SIDs of what is the person's though no address is in it
 */
public record KeptSubject(Set<String> addresses, Set<String> lanes) {

    public KeptSubject {
        addresses = Set.copyOf(addresses);
        lanes = Set.copyOf(lanes);
    }

    KeptSubject and(Set<String> otherAddresses, Set<String> otherLanes) {
        return new KeptSubject(union(addresses, otherAddresses), union(lanes, otherLanes));
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        var all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }
}
