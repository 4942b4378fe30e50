package dev.trunkline.acceptance.failures;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** One conversation. Used by one thread at a time, by the checker at the end. */
final class Customer {

    private final String address;
    private final String conversationId;
    private final Random random;
    private final List<Received> received = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private final Map<String, Instant> withheld = new HashMap<>();
    private final Set<String> delivered = new HashSet<>();
    private final Deque<Webhook> later = new ArrayDeque<>();
    private int written;

    /** A message of the customer whose webhook was acknowledged. */
    record Received(String sid, Instant at) {}

    /** A message of ours that the product promised to send. */
    record Sent(String messageId, String body, Instant at) {}

    Customer(String address, String conversationId, long seed) {
        this.address = address;
        this.conversationId = conversationId;
        this.random = new Random(seed);
    }

    String address() {
        return address;
    }

    String conversationId() {
        return conversationId;
    }

    Random random() {
        return random;
    }

    /** Acknowledged messages of the customer in the order of their acknowledgement. */
    List<Received> received() {
        return received;
    }

    /** Promised messages to the customer in the order they were given. */
    List<Sent> sent() {
        return sent;
    }

    /** SIDs of messages that Twilio has and never told of. */
    Map<String, Instant> withheld() {
        return withheld;
    }

    /** Ids of messages whose callback {@code delivered} was acknowledged. */
    Set<String> delivered() {
        return delivered;
    }

    /** Webhooks that come some turns later: callbacks, and repetitions of what came before. */
    Deque<Webhook> later() {
        return later;
    }

    /** A number that no other text of this customer has. */
    int next() {
        return ++written;
    }
}
