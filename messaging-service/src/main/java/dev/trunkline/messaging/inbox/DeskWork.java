package dev.trunkline.messaging.inbox;

import dev.trunkline.contracts.update.Update.Change;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What agents do to a conversation other than write in it. Every method runs in the caller's transaction, may be repeated and
 * then changes nothing; empty or {@link Claim.Unknown} where there is no conversation of this id.
 */
@ApplicationScoped
public class DeskWork {

    private static final int MOST_NOTES = 500;

    private static final int MOST_CLAIMS = 1_000;

    /** Who ends claims that nobody uses. */
    private static final String EXPIRY = "expiry";

    /** Happens all the time and changes nothing that anybody would ask for later. */
    private static final String READ = "read";

    private final Conversations conversations;
    private final Messages messages;
    private final Notes notes;
    private final InboxUpdates updates;
    private final InboxAudit audit;
    private final InboxClock clock;

    DeskWork(
            Conversations conversations,
            Messages messages,
            Notes notes,
            InboxUpdates updates,
            InboxAudit audit,
            InboxClock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.notes = notes;
        this.updates = updates;
        this.audit = audit;
        this.clock = clock;
    }

    /** An agent has looked at a conversation: nothing is unread for anybody, and all is read for this agent. */
    public Optional<Conversation> read(UUID id, String agent, Cause cause) {
        return conversations.lock(id).map(conversation -> {
            if (conversation.unread() == 0 && conversation.desk().isReadBy(agent)) {
                return conversation;
            }
            return changed(conversation.readBy(agent, clock.now()), READ, agent, cause);
        });
    }

    /** Another name for the customer, or none. It shows in every conversation with them. */
    public Optional<Conversation> rename(UUID id, @Nullable String name, String agent, Cause cause) {
        return conversations.find(id).flatMap(found -> {
            var all = conversations.lockOf(found.contactId());
            conversations.rename(found.contactId(), name);
            return all.stream()
                    .map(conversation -> changed(conversation.named(name), "renamed", agent, cause))
                    .filter(conversation -> conversation.id().equals(id))
                    .findFirst();
        });
    }

    /** Nothing is left to be done about a conversation. */
    public Optional<Conversation> archive(UUID id, String agent, Cause cause) {
        return conversations
                .lock(id)
                .map(conversation -> conversation.status() == Conversation.Status.OPEN
                        ? changed(conversation.archived(), "archived", agent, cause)
                        : conversation);
    }

    public Optional<Conversation> reopen(UUID id, String agent, Cause cause) {
        return conversations
                .lock(id)
                .map(conversation -> conversation.status() == Conversation.Status.OPEN
                        ? conversation
                        : changed(conversation.reopened(), "reopened", agent, cause));
    }

    /**
     * Deletes what was said in a conversation, for good: whatever still comes about these messages changes nothing. Messages
     * that Twilio has not taken yet are not sent any more, unless they are on their way this moment.
     */
    public Optional<Conversation> delete(UUID id, String agent, Cause cause) {
        return conversations.lock(id).map(conversation -> {
            if (conversation.status() == Conversation.Status.DELETED) {
                return conversation;
            }
            messages.deleteOf(id, clock.now());
            notes.deleteOf(id);
            return changed(conversation.deleted(), "deleted", agent, cause);
        });
    }

    /** An agent wants to be the only one to write. */
    public Claim claim(UUID id, String agent, Cause cause) {
        return conversations
                .lock(id)
                .map(conversation -> claim(conversation, agent, cause))
                .orElseGet(Claim.Unknown::new);
    }

    private Claim claim(Conversation conversation, String agent, Cause cause) {
        var holder = conversation.desk().claimedBy();
        if (holder == null) {
            return new Claim.Done(
                    changed(conversation.with(conversation.desk().claimedBy(agent)), "claimed", agent, cause));
        }
        return holder.equals(agent) ? new Claim.Done(conversation) : new Claim.HeldBy(holder);
    }

    /**
     * Everybody may write again.
     *
     * @param anybodys whether the agent may end others' claims
     */
    public Claim release(UUID id, String agent, boolean anybodys, Cause cause) {
        return conversations
                .lock(id)
                .map(conversation -> release(conversation, agent, anybodys, cause))
                .orElseGet(Claim.Unknown::new);
    }

    private Claim release(Conversation conversation, String agent, boolean anybodys, Cause cause) {
        var holder = conversation.desk().claimedBy();
        if (holder == null) {
            return new Claim.Done(conversation);
        }
        if (!holder.equals(agent) && !anybodys) {
            return new Claim.HeldBy(holder);
        }
        return new Claim.Done(changed(
                conversation.with(conversation.desk().claimedBy(null)),
                "released",
                agent,
                holder.equals(agent) ? null : holder,
                cause));
    }

    /**
     * Ends claims that their holders do not use: neither claimed, nor looked at what came, nor answered since.
     *
     * @return how many
     */
    public int releaseUnused(Instant since, Cause cause) {
        var released = 0;
        for (var id : conversations.claimedBefore(since, MOST_CLAIMS)) {
            var unused = conversations.lock(id).filter(conversation -> isUnused(conversation, since));
            unused.ifPresent(conversation -> changed(
                    conversation.with(conversation.desk().claimedBy(null)),
                    "released",
                    EXPIRY,
                    conversation.desk().claimedBy(),
                    cause));
            released += unused.isPresent() ? 1 : 0;
        }
        return released;
    }

    private static boolean isUnused(Conversation conversation, Instant since) {
        var holder = conversation.desk().claimedBy();
        var last = conversation.last();
        var answered = last != null
                && last.direction() == Direction.OUTBOUND
                && last.at().isAfter(since);
        return holder != null
                && !answered
                && conversation.desk().marks().stream()
                        .noneMatch(
                                mark -> mark.agent().equals(holder) && mark.at().isAfter(since));
    }

    /** The agent who alone may write, where that is another one. Does not lock. */
    public Optional<String> heldFrom(UUID id, String agent) {
        return conversations
                .find(id)
                .map(Conversation::desk)
                .filter(desk -> desk.isClaimedByOther(agent))
                .map(Desk::claimedBy);
    }

    public Optional<Conversation> assign(UUID id, @Nullable String assignee, String agent, Cause cause) {
        return change(
                id,
                conversation -> conversation.with(conversation.desk().assignedTo(assignee)),
                "assigned",
                agent,
                assignee,
                cause);
    }

    public Optional<Conversation> label(UUID id, List<String> labels, String agent, Cause cause) {
        return change(
                id,
                conversation -> conversation.with(conversation.desk().labelled(labels)),
                "labelled",
                agent,
                null,
                cause);
    }

    /** Oldest to newest. */
    public Optional<List<Note>> notes(UUID id) {
        return conversations.find(id).map(conversation -> notes.of(id, MOST_NOTES));
    }

    public Optional<Note> note(UUID id, String body, String agent, Cause cause) {
        return conversations.lock(id).map(conversation -> {
            var note = new Note(UUID.randomUUID(), id, agent, body, clock.now());
            notes.insert(note);
            updates.noteAdded(conversation, note, cause);
            return note;
        });
    }

    private Optional<Conversation> change(
            UUID id,
            UnaryOperator<Conversation> change,
            String what,
            String agent,
            @Nullable String about,
            Cause cause) {
        return conversations.lock(id).map(conversation -> {
            var next = change.apply(conversation);
            return next.desk().equals(conversation.desk()) ? conversation : changed(next, what, agent, about, cause);
        });
    }

    private Conversation changed(Conversation next, String what, String agent, Cause cause) {
        return changed(next, what, agent, null, cause);
    }

    /** @param about another agent whom it concerns */
    private Conversation changed(Conversation next, String what, String agent, @Nullable String about, Cause cause) {
        conversations.update(next);
        if (!what.equals(READ)) {
            audit.record(next.id(), what, agent, about);
        }
        updates.conversationChanged(next, new Change(what, agent), cause);
        Log.infof("conversation %s conversationId=%s by=%s", what, next.id(), agent);
        return next;
    }

    /** What became of the wish to be the only one to write, or to end that. */
    public sealed interface Claim {
        record Done(Conversation conversation) implements Claim {}

        /** Another agent was first. */
        record HeldBy(String holder) implements Claim {}

        record Unknown() implements Claim {}
    }
}
