package dev.trunkline.bridge.members;

import dev.trunkline.bridge.link.Side;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All members. Each method wants a transaction. */
public interface Members {

    Optional<Member> find(UUID link, Side side, String identity);

    List<Member> of(UUID link);

    /** Customers who are or were in conversations of the first side, by their names there. */
    List<Customer> customers(String partOfName, int offset, int limit);

    /**
     * One of them.
     *
     * @param memberSid {@code MB…} on the first side; empty where he has left
     */
    record Customer(String name, String memberSid, String conversation) {}

    /** Stores it, new or changed. */
    void put(Member member);
}
