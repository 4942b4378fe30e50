package dev.trunkline.messaging.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How agents stand to a conversation.
 *
 * @param needsReply whether the customer wrote last and nobody put the conversation away
 * @param claimedBy the agent who alone may write
 * @param assignee the agent who is to take care of it
 * @param labels in the order of the alphabet
 * @param received inbound messages so far
 * @param marks how far agents have read, the last reader first
 * @param optedOut whether the customer asked for no more messages
 * @param lastInboundAt when the customer wrote last; null where that never was
 */
public record Desk(
        boolean needsReply,
        @Nullable String claimedBy,
        @Nullable String assignee,
        List<String> labels,
        long received,
        List<ReadMark> marks,
        boolean optedOut,
        @Nullable Instant lastInboundAt) {

    /** The desk of a conversation that nobody has touched. */
    public static final Desk UNTOUCHED = new Desk(false, null, null, List.of(), 0, List.of(), false, null);

    /** Marks are kept of so many readers, those of the last ones. */
    private static final int MOST_MARKS = 50;

    /** How long WhatsApp takes free text after a customer's message. */
    private static final Duration WHATSAPP_WINDOW = Duration.ofHours(24);

    public Desk {
        labels = List.copyOf(labels);
        marks = List.copyOf(marks);
    }

    /**
     * How far one agent has read.
     *
     * @param received how many inbound messages there were
     */
    public record ReadMark(String agent, long received, Instant at) {}

    /** Until when free text may be sent to the customer; empty where the channel has no such limit. */
    public Optional<Instant> windowEndsAt(Channel channel) {
        return channel == Channel.WHATSAPP
                ? Optional.ofNullable(lastInboundAt).map(at -> at.plus(WHATSAPP_WINDOW))
                : Optional.empty();
    }

    /** Whether an agent has seen every message of the customer. */
    boolean isReadBy(String agent) {
        return marks.stream().anyMatch(mark -> mark.agent().equals(agent) && mark.received() == received);
    }

    /** Whether somebody else alone may write. */
    public boolean isClaimedByOther(String agent) {
        return claimedBy != null && !claimedBy.equals(agent);
    }

    Desk customerWrote(Instant at) {
        var last = lastInboundAt == null || at.isAfter(lastInboundAt) ? at : lastInboundAt;
        return new Desk(true, claimedBy, assignee, labels, received + 1, marks, optedOut, last);
    }

    Desk needingReply(boolean needed) {
        return new Desk(needed, claimedBy, assignee, labels, received, marks, optedOut, lastInboundAt);
    }

    Desk readBy(String agent, Instant at) {
        var next = new ArrayList<ReadMark>();
        next.add(new ReadMark(agent, received, at));
        marks.stream().filter(mark -> !mark.agent().equals(agent)).forEach(next::add);
        next.sort(Comparator.comparing(ReadMark::at).reversed());
        var kept = next.subList(0, Math.min(next.size(), MOST_MARKS));
        return new Desk(needsReply, claimedBy, assignee, labels, received, kept, optedOut, lastInboundAt);
    }

    Desk claimedBy(@Nullable String agent) {
        return new Desk(needsReply, agent, assignee, labels, received, marks, optedOut, lastInboundAt);
    }

    Desk assignedTo(@Nullable String agent) {
        return new Desk(needsReply, claimedBy, agent, labels, received, marks, optedOut, lastInboundAt);
    }

    Desk labelled(List<String> next) {
        var sorted = next.stream().distinct().sorted().toList();
        return new Desk(needsReply, claimedBy, assignee, sorted, received, marks, optedOut, lastInboundAt);
    }

    /** The desk once the customer has asked for no more messages, or for messages again. */
    public Desk optedOut(boolean out) {
        return new Desk(needsReply, claimedBy, assignee, labels, received, marks, out, lastInboundAt);
    }

    /** What stays when a conversation is put away: who is to take care of it and what it is about. */
    Desk putAway() {
        return needingReply(false).claimedBy(null);
    }

    /** What stays when a conversation is deleted: what the customer asked for, and until when we may write. */
    Desk cleared() {
        return new Desk(false, null, null, List.of(), 0, List.of(), optedOut, lastInboundAt);
    }
}
