package dev.trunkline.bridge.copy;

import dev.trunkline.bridge.link.Side;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All copied messages. Each method wants a transaction. */
public interface Copies {

    /** By the sid where it was said. */
    Optional<Copy> find(UUID link, String sid);

    /** By the sid of the copy. */
    Optional<Copy> byCopy(UUID link, String sid);

    /** All copies of one message: one, or one for each of its files. */
    List<Copy> ofMessage(UUID link, String sid);

    /** Stores it, new or changed. */
    void put(Copy copy);

    List<Copy> pending(UUID link);

    /** The places on a side that are known, from one on, in their order; said there and copied there alike. */
    List<Integer> known(UUID link, Side side, int from);

    /** Those whose place is one of the given ones or later, with their further files, and all that are not copied. */
    List<Copy> since(UUID link, int firstIndex, int secondIndex);

    /** Newest first. */
    List<Copy> newest(UUID link, int limit);
}
