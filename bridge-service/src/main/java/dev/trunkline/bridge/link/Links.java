package dev.trunkline.bridge.link;

import dev.trunkline.bridge.link.Link.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All links. Each method wants a transaction. */
public interface Links {

    Optional<Link> find(UUID id);

    /** The link that a conversation belongs to, on either side. */
    Optional<Link> of(String conversation);

    /** Stores a new link, or answers with the one that has either conversation already. */
    Link add(Link link);

    /** As if it had never been, with all that was noted of it. */
    void forget(UUID id);

    /** Whether not everything that was there before the link has come to both sides. */
    boolean isOpening(UUID id);

    /** All that was there before is on both sides. */
    void opened(UUID id);

    /** Whatever was about to end has, or does not any more. */
    void state(UUID id, State state);

    /** @param next the lowest index that has not been seen yet */
    void seen(UUID id, Side side, int next);

    /** The index of a side from which on the link copies; what was said before is as it is. */
    int start(UUID id, Side side);

    /** The customer has got what was said on the second side below this index: its copies are told to nobody. */
    int texted(UUID id);

    void texted(UUID id, int below);

    /** The task that the conversations belong to; empty where nobody knows. */
    Optional<TaskPointer> task(UUID id);

    void task(UUID id, TaskPointer task);

    /** Whether nobody serves the customer any more, and the second side is not closed yet. */
    boolean isEnding(UUID id);

    /** Until the state changes. */
    void ending(UUID id);

    /** Since when the conversation belongs to its task, by Twilio's clock; empty where that is not known. */
    Optional<Instant> taskSince(UUID id);

    /** Unless it is known to belong to it since later. */
    void taskSince(UUID id, Instant at);

    /** @param late null where nothing waits any more */
    void late(UUID id, Link.@Nullable Late late);

    /** Those to be compared, in the order of their ids: open ones, and what was changed since. */
    List<Link> toCompare(@Nullable UUID after, Instant changedSince, Instant createdBefore, int limit);

    /** Newest change first. */
    List<Link> newest(@Nullable State state, @Nullable After after, int limit);

    /** Where the page before ended. */
    record After(Instant changedAt, UUID id) {}
}
