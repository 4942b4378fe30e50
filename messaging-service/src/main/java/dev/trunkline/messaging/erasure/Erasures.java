package dev.trunkline.messaging.erasure;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.messaging.inbox.AfterCommit;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.InboxClock;
import dev.trunkline.messaging.inbox.Pseudonyms;
import dev.trunkline.messaging.inbox.Senders;
import dev.trunkline.messaging.outbound.Settlements;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ObjLongConsumer;

/** Erases one person's data and keeps the receipts. Every method runs in the caller's transaction. */
@ApplicationScoped
public class Erasures {

    private final ErasureStore store;
    private final ErasureJournal journal;
    private final PersonData data;
    private final Forgetting forgetting;
    private final Pseudonyms pseudonyms;
    private final Senders senders;
    private final ErasureConfig config;
    private final ErasureCommands commands;
    private final ErasureSubjects subjects;
    private final ErasureAttempts attempts;
    private final ErasureUpdates updates;
    private final AfterCommit afterCommit;
    private final Settlements settlements;
    private final InboxClock clock;

    Erasures(
            ErasureStore store,
            ErasureJournal journal,
            PersonData data,
            Forgetting forgetting,
            Pseudonyms pseudonyms,
            Senders senders,
            ErasureConfig config,
            ErasureCommands commands,
            ErasureSubjects subjects,
            ErasureAttempts attempts,
            ErasureUpdates updates,
            AfterCommit afterCommit,
            Settlements settlements,
            InboxClock clock) {
        this.store = store;
        this.journal = journal;
        this.data = data;
        this.forgetting = forgetting;
        this.pseudonyms = pseudonyms;
        this.senders = senders;
        this.config = config;
        this.commands = commands;
        this.subjects = subjects;
        this.attempts = attempts;
        this.updates = updates;
        this.afterCommit = afterCommit;
        this.settlements = settlements;
        this.clock = clock;
    }

    /** What became of a wish. */
    public sealed interface Submission {
        /** It is kept; or the same wish is being fulfilled already. */
        record Kept(UUID id) implements Submission {}

        record OwnAddress() implements Submission {}

        /** The reason would stay, and it names the person. */
        record NamedInReason() implements Submission {}
    }

    /** Keeps a wish and the command to fulfil it. */
    public Submission submit(String address, String reason, String by, TraceContext trace) {
        if (senders.own(senders.account(), address)) {
            return new Submission.OwnAddress();
        }
        if (Addresses.names(reason, address)) {
            return new Submission.NamedInReason();
        }
        var id = UUID.randomUUID();
        var subject = subject(address);
        var now = clock.now();
        var erasure = new Erasure(
                id,
                subject,
                address,
                reason,
                by,
                Erasure.State.PENDING,
                config.atTwilio(),
                null,
                0,
                new TreeMap<>(),
                List.of(),
                config.services().orElse(List.of()).stream()
                        .distinct()
                        .map(Part::asked)
                        .toList(),
                trace.traceparent(),
                now,
                null,
                Rounds.FIRST);
        if (!store.insert(erasure)) {
            var open = store.open(subject).orElseThrow().id();
            tryAgain(open, trace);
            return new Submission.Kept(open);
        }
        journal.append(id, 1, new Cause(commandId(id, 1), trace), now);
        Log.infof("erasure wanted erasureId=%s by=%s", id, by);
        return new Submission.Kept(id);
    }

    /** Where nobody tries any more, a new command does. */
    private void tryAgain(UUID id, TraceContext trace) {
        store.lock(id)
                .filter(erasure -> erasure.own() == Erasure.State.STUCK)
                .map(Erasure::tried)
                .ifPresent(erasure -> {
                    var attempt = attempts.own(id, clock.now());
                    var cause = new Cause(commandId(id, attempt), trace);
                    store.update(erasure);
                    journal.append(id, attempt, cause, clock.now());
                    updates.changed(erasure, cause);
                    Log.infof("erasure tried once more erasureId=%s attempt=%d", id, attempt);
                });
    }

    /** Numbers are the same person on every channel. */
    private String subject(String address) {
        return pseudonyms.of(
                Addresses.alike(address).stream().sorted().findFirst().orElse(address));
    }

    /** Id of the journal entry that fulfils a wish. */
    public static String commandId(UUID id, int attempt) {
        return "erasure-" + id + (attempt == 1 ? "" : "-" + attempt);
    }

    public Optional<Erasure> find(UUID id) {
        return store.find(id);
    }

    /** Newest first. */
    public List<Erasure> newest(int limit) {
        return store.newest(limit);
    }

    /** Those of one person, newest first. */
    public List<Erasure> of(String address, int limit) {
        return store.of(subject(address), limit);
    }

    /** With what earlier erasures of theirs know, as long as one is not finished: our own part deleted it. */
    public Person person(String address) {
        var person = data.find(address);
        for (var known : subjects.of(person.addresses()).addresses()) {
            person = person.and(data.find(known));
        }
        return person;
    }

    /** SIDs of what is known to be a person's, likewise. */
    public Set<String> lanes(Person person) {
        return subjects.of(person.addresses()).and(Set.of(), data.lanes(person)).lanes();
    }

    /** Whom an erasure is about of which our own part is done, but not everything. */
    public Optional<KeptSubject> kept(UUID id) {
        return subjects.find(id);
    }

    /** Counts rows that somebody else erased for it. */
    public void count(UUID id, String what, long amount) {
        store.count(id, what, amount);
    }

    /**
     * Deletes whatever the service keeps about the person now, and asks the other services to do the same. The lanes of the
     * person are locked.
     *
     * @param lanes SIDs of what is the person's though no address is in it
     */
    public void finish(UUID id, Set<String> lanes, long left, List<Erasure.Expiry> expiries, Cause cause) {
        var erasure = store.lock(id).orElseThrow();
        var address = erasure.address();
        if (address == null) {
            return;
        }
        var person = person(address);
        var subject = new KeptSubject(person.addresses(), lanes);
        for (var part : erasure.parts()) {
            var attempt = attempts.of(id, part.service(), clock.now());
            commands.ask(erasure, subject, part.service(), attempt, cause);
        }
        ObjLongConsumer<String> counts = (what, amount) -> store.count(id, what, amount);
        forgetting.forget(person.conversations(), erasure.requestedBy(), id.toString(), cause, counts);
        data.erasePerson(person, counts);
        var done = erasure.done(left, expiries, clock.now());
        store.update(done);
        if (done.state() != Erasure.State.DONE) {
            subjects.keep(id, subject);
        }
        updates.changed(done, cause);
        afterCommit.run(() -> {
            Log.infof(
                    "person erased here erasureId=%s conversations=%d",
                    id, person.conversations().size());
            settlements.settled(id);
        });
    }

    /** Whether a service was asked for its part of an erasure. */
    public boolean asked(UUID id, String service) {
        return store.find(id).stream()
                .flatMap(erasure -> erasure.parts().stream())
                .anyMatch(part -> part.service().equals(service));
    }

    /** Nobody tries any more; where only a later round gave up, another follows some hours later. */
    public void stuck(UUID id, String reason, Cause cause) {
        store.lock(id).filter(Erasure::awaitsOwn).ifPresent(erasure -> {
            var stuck = erasure.stuck(reason);
            store.update(stuck);
            updates.changed(stuck, cause);
            afterCommit.run(() -> settlements.settled(id));
        });
    }
}
