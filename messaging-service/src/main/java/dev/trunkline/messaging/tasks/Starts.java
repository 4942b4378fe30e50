package dev.trunkline.messaging.tasks;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.messaging.inbox.AfterCommit;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.InboxClock;
import dev.trunkline.messaging.outbound.Settlements;
import dev.trunkline.messaging.tasks.Start.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Keeps wishes and what becomes of them. Every method runs in the caller's transaction. */
@ApplicationScoped
public class Starts {

    private final StartStore store;
    private final StartJournal journal;
    private final StartUpdates updates;
    private final AfterCommit afterCommit;
    private final Settlements settlements;
    private final InboxClock clock;

    Starts(
            StartStore store,
            StartJournal journal,
            StartUpdates updates,
            AfterCommit afterCommit,
            Settlements settlements,
            InboxClock clock) {
        this.store = store;
        this.journal = journal;
        this.updates = updates;
        this.afterCommit = afterCommit;
        this.settlements = settlements;
        this.clock = clock;
    }

    /**
     * Keeps a wish and the command to fulfil it. The command comes first: its lane makes a second request with the same key
     * wait for this one.
     *
     * @param key chosen by the client: the same key of the same author is one start
     */
    public Submission submit(Wish wish, String author, Optional<String> key, TraceContext trace) {
        var id = id(author, key);
        var cause = new Cause(commandId(id), trace);
        var now = clock.now();
        journal.append(id, wish, cause, now);
        var known = store.find(id);
        if (known.isPresent()) {
            return known.get().wish().equals(wish) ? new Submission.Kept(id) : new Submission.KeyReused(id);
        }
        var start = new Start(id, wish, author, State.PENDING, null, null, null, trace.traceparent(), now, now);
        store.insert(start);
        updates.changed(start, cause);
        return new Submission.Kept(id);
    }

    private static UUID id(String author, Optional<String> key) {
        return key.map(chosen -> UUID.nameUUIDFromBytes(
                        ("outbound-task\n" + author + "\n" + chosen).getBytes(StandardCharsets.UTF_8)))
                .orElseGet(UUID::randomUUID);
    }

    /** Id of the journal entry that fulfils a wish. */
    public static String commandId(UUID id) {
        return "start-" + id;
    }

    public Optional<Start> find(UUID id) {
        return store.find(id);
    }

    /** Twilio has made everything. */
    public void done(UUID id, String answer, Cause cause) {
        settle(id, start -> !start.state().isFinal(), cause, start -> start.done(answer, clock.now()));
    }

    /** It will not be fulfilled; what was made for it has to go before anybody is told. */
    public void undoing(UUID id, Refusal refusal, Cause cause) {
        change(
                id,
                start -> !start.state().isFinal() && start.refusal() == null,
                cause,
                start -> start.undoing(refusal, clock.now()));
    }

    /** It was not fulfilled, and nothing of it is left. */
    public void failed(UUID id, Cause cause) {
        settle(
                id,
                start -> !start.state().isFinal() && start.refusal() != null,
                cause,
                start -> start.failed(clock.now()));
    }

    /** An attempt has failed and another will follow. */
    public void late(UUID id, String reason, Cause cause) {
        change(id, start -> start.state().isOpen(), cause, start -> start.late(reason, clock.now()));
    }

    /** Nobody tries any more. */
    public void stuck(UUID id, String reason, Cause cause) {
        settle(id, start -> start.state().isOpen(), cause, start -> start.stuck(reason, clock.now()));
    }

    private void settle(UUID id, Predicate<Start> applies, Cause cause, UnaryOperator<Start> change) {
        change(id, applies, cause, change);
        afterCommit.run(() -> settlements.settled(id));
    }

    private void change(UUID id, Predicate<Start> applies, Cause cause, UnaryOperator<Start> change) {
        store.lock(id).filter(applies).map(change).ifPresent(changed -> {
            store.update(changed);
            updates.changed(changed, cause);
        });
    }
}
