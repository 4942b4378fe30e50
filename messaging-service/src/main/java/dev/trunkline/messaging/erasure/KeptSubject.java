package dev.trunkline.messaging.erasure;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Whom an erasure is about, kept until everybody has done their part.
 *
 * @param lanes SIDs of what is the person's though no address is in it; everybody is asked with them
 * @param found those that were found since: nobody was asked with them yet
 */
public record KeptSubject(Set<String> addresses, Set<String> lanes, Set<String> found) {

    public KeptSubject {
        addresses = Set.copyOf(addresses);
        lanes = Set.copyOf(lanes);
        found = found.stream().filter(Predicate.not(lanes::contains)).collect(Collectors.toUnmodifiableSet());
    }

    public KeptSubject(Set<String> addresses, Set<String> lanes) {
        this(addresses, lanes, Set.of());
    }

    KeptSubject and(Set<String> otherAddresses, Set<String> otherLanes) {
        return new KeptSubject(union(addresses, otherAddresses), union(lanes, otherLanes), found);
    }

    KeptSubject finding(Set<String> sids) {
        return new KeptSubject(addresses, lanes, union(found, sids));
    }

    /** All SIDs that are known by now. */
    public Set<String> sids() {
        return union(lanes, found);
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        var all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }
}
