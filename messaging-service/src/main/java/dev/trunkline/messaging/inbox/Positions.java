package dev.trunkline.messaging.inbox;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where messages stand in their conversation. Positions grow in the order of arrival, far apart, so that a message that
 * is recovered later finds room where it belongs, and no other one has to move: browsers and pages order by position alone.
 * See ADR-0006.
 */
final class Positions {

    /** Browsers count exactly up to 2^53, which leaves room for 2^33 messages. */
    private static final long STRIDE = 1L << 20;

    /** Recovered messages come oldest first: most of a gap is left to those that follow. */
    private static final long STEP = 1L << 10;

    private final Messages messages;

    Positions(Messages messages) {
        this.messages = messages;
    }

    /** The position at the end. */
    static long after(long last) {
        return last + STRIDE;
    }

    /**
     * The position of a recovered message: behind the one it follows by Twilio's list and before the one it precedes; of
     * those between, behind all that were sent in the same second or before. Empty where that is the end.
     */
    Optional<Long> within(Conversation conversation, Place place) {
        var id = conversation.id();
        var lower = seqOf(place.follows(), id).orElse(0L);
        var upper = seqOf(place.precedes(), id).filter(seq -> seq > lower);
        var later = messages.firstSentFrom(
                id, lower, place.at().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
        var next = later.filter(seq -> upper.isEmpty() || seq < upper.get()).or(() -> upper);
        while (next.isPresent()) {
            var previous = messages.lastBefore(id, next.get());
            var gap = next.get() - previous;
            if (gap > 1) {
                return Optional.of(previous + Math.min(gap / 2, STEP));
            }
            // Full after hundreds of recovered messages in this very place: the next gap is as near as it gets.
            next = messages.firstBehind(id, next.get());
        }
        return Optional.empty();
    }

    private Optional<Long> seqOf(@Nullable String sid, UUID conversationId) {
        return sid == null
                ? Optional.empty()
                : messages.findBySid(sid)
                        .filter(message -> message.conversationId().equals(conversationId))
                        .map(Message::seq);
    }
}
