package dev.trunkline.contracts.command;

import java.util.List;
import java.util.UUID;

/**
 * Another service has to erase what it keeps about one person. Topic {@code trunkline.commands.<service>}, key the erasure's id;
 * answered by {@link ErasurePart}.
 *
 * @param addresses all that are known to be the person's, as Twilio writes them
 * @param lanes what is known to be about the person though no address is in it: SIDs of Proxy sessions, channels, conversations
 * @param requestedBy who wants it
 * @param reason in their words; does not name the person
 * @param round how often more was known than before, from 1; the answer repeats it
 */
public record ErasureRequested(
        UUID erasureId, List<String> addresses, List<String> lanes, String requestedBy, String reason, int round) {

    /** CloudEvents {@code type}. Never changed once published. */
    public static final String TYPE = "trunkline.erasure.requested";

    public ErasureRequested {
        addresses = List.copyOf(addresses);
        lanes = List.copyOf(lanes);
    }

    /** Id of the event that asks one service; whoever asks once more adds which attempt it is. */
    public static String eventId(UUID erasureId, String service) {
        return "erasure-" + erasureId + "-" + service;
    }
}
