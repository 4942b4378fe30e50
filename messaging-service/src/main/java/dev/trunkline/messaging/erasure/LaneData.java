package dev.trunkline.messaging.erasure;

import java.util.Set;
import java.util.function.ObjLongConsumer;

/** What the service keeps beside SIDs such as a chat's. Runs in the caller's transaction and blocks on the database. */
@FunctionalInterface
public interface LaneData {

    /** Deletes what has a SID that is known to be of the person. */
    void eraseByLanes(Set<String> sids, ObjLongConsumer<String> counts);
}
