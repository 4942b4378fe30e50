package dev.trunkline.bridge.outbound;

import dev.trunkline.bridge.link.Pair;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Flex and Proxy have and make. Each call blocks on the network. */
public interface Flex {

    /**
     * A conversation to be made on the first side of a pair.
     *
     * @param origin {@code CH…} of the second side
     * @param number the customer's
     * @param agent who wrote first, as Flex names people; null where nobody is there
     */
    record Wanted(
            Pair pair,
            String origin,
            String uniqueName,
            String number,
            String name,
            @Nullable String agent) {}

    /**
     * A conversation with its task.
     *
     * @param task {@code WT…}; null where Twilio names none
     */
    record Opened(String conversation, @Nullable String task) {}

    /** The flow of our number whose conversations become tasks at once. */
    Optional<String> flow(Pair pair);

    String makeFlow(Pair pair);

    Optional<Opened> channel(Wanted wanted);

    /** Twilio answers with the customer's active channel where there is one. */
    Opened makeChannel(Wanted wanted, String flow);

    /** The open session of a channel. */
    Optional<String> session(Pair pair, String channel);

    String makeSession(Pair pair, String channel);

    /** Whoever is in the session already is as good as added. */
    void join(Pair pair, String session, String identifier, String name);

    Optional<Opened> interaction(Wanted wanted);

    Opened makeInteraction(Wanted wanted);
}
