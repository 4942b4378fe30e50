package dev.trunkline.messaging.erasure;

import dev.trunkline.messaging.inbox.AfterCommit;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.InboxClock;
import dev.trunkline.messaging.outbound.Settlements;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/**
 * Notes what the services tell of their parts, and asks all of them again with what one has found, until nothing new is. Every
 * method runs in the caller's transaction.
 */
@ApplicationScoped
public class ErasureRounds {

    private final ErasureStore store;
    private final ErasureSubjects subjects;
    private final ErasureAttempts attempts;
    private final ErasureCommands commands;
    private final ErasureJournal journal;
    private final LaneData data;
    private final ErasureUpdates updates;
    private final AfterCommit afterCommit;
    private final Settlements settlements;
    private final InboxClock clock;

    ErasureRounds(
            ErasureStore store,
            ErasureSubjects subjects,
            ErasureAttempts attempts,
            ErasureCommands commands,
            ErasureJournal journal,
            LaneData data,
            ErasureUpdates updates,
            AfterCommit afterCommit,
            Settlements settlements,
            InboxClock clock) {
        this.store = store;
        this.subjects = subjects;
        this.attempts = attempts;
        this.commands = commands;
        this.journal = journal;
        this.data = data;
        this.updates = updates;
        this.afterCommit = afterCommit;
        this.settlements = settlements;
        this.clock = clock;
    }

    /**
     * What is older than what a service told before, or answers a request before the latest, says nothing of its part. What it
     * found counts all the same, as long as the person is known.
     */
    public void note(UUID id, Told told, Cause cause) {
        var before = store.lock(id).orElseThrow();
        var found = found(id, told.found(), before);
        var next = before.takes(told) ? found.with(told.part()) : found;
        if (next.equals(before)) {
            return;
        }
        if (before.takes(told)) {
            store.update(id, told.part());
        }
        store.update(next);
        if (next.goesOn()) {
            journal.append(id, attempts.own(id, clock.now()), cause, clock.now());
        }
        tell(next, cause);
        afterCommit.run(() -> {
            Log.infof(
                    "erasure told of erasureId=%s service=%s state=%s round=%d found=%d",
                    id,
                    told.part().service(),
                    told.part().state().id(),
                    next.rounds().number(),
                    next.rounds().found());
            settlements.settled(id);
        });
    }

    private Erasure found(UUID id, Set<String> sids, Erasure erasure) {
        return sids.isEmpty()
                ? erasure
                : subjects.find(id)
                        .map(known -> keep(id, known.finding(sids)))
                        .map(known -> erasure.finding(known.found().size()))
                        .orElse(erasure);
    }

    private KeptSubject keep(UUID id, KeptSubject subject) {
        subjects.keep(id, subject);
        return subject;
    }

    /**
     * Our own part was at it again: with what others have found, or as it had left something.
     *
     * @param sids all that the part was about, and found itself
     */
    public void again(UUID id, Set<String> sids, long left, Cause cause) {
        var erasure = store.lock(id).orElseThrow().again(left, clock.now());
        var subject = subjects.find(id).orElse(null);
        if (subject == null) {
            return;
        }
        data.eraseByLanes(sids, (what, amount) -> store.count(id, what, amount));
        var next = subject.lanes().containsAll(sids) || !erasure.answered()
                ? erasure.finding(keep(id, subject.finding(sids)).found().size())
                : askAll(erasure, subject.and(Set.of(), sids), cause);
        store.update(next);
        tell(next, cause);
        afterCommit.run(() -> settlements.settled(id));
    }

    private Erasure askAll(Erasure erasure, KeptSubject subject, Cause cause) {
        keep(erasure.id(), subject);
        var next = erasure.nextRound(subject.found().size());
        for (var part : next.parts()) {
            store.update(next.id(), part);
            var attempt = attempts.of(next.id(), part.service(), clock.now());
            commands.ask(next, subject, part.service(), attempt, cause);
        }
        return next;
    }

    /** Whom it is about is kept no longer than it takes. */
    private void tell(Erasure next, Cause cause) {
        if (next.state() == Erasure.State.DONE) {
            subjects.remove(next.id());
        }
        updates.changed(next, cause);
    }
}
