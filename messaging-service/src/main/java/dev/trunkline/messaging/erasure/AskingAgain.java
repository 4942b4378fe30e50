package dev.trunkline.messaging.erasure;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.messaging.erasure.ErasureAttempts.Overdue;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.InboxClock;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Asks for parts again that were not told or left something, until nothing is left. Runs in the caller's transaction. */
@ApplicationScoped
public class AskingAgain {

    private static final int BATCH = 100;

    private final ErasureStore store;
    private final ErasureSubjects subjects;
    private final ErasureAttempts attempts;
    private final ErasureCommands commands;
    private final ErasureJournal journal;
    private final ErasureConfig config;
    private final InboxClock clock;

    AskingAgain(
            ErasureStore store,
            ErasureSubjects subjects,
            ErasureAttempts attempts,
            ErasureCommands commands,
            ErasureJournal journal,
            ErasureConfig config,
            InboxClock clock) {
        this.store = store;
        this.subjects = subjects;
        this.attempts = attempts;
        this.commands = commands;
        this.journal = journal;
        this.config = config;
        this.clock = clock;
    }

    /** @return the erasures of which somebody was asked */
    public List<UUID> askDue() {
        var now = clock.now();
        var overdue = new Overdue(
                now.minus(config.askAgain().unanswered()),
                now.minus(config.askAgain().inUse()));
        var due = attempts.due(overdue, BATCH);
        due.forEach(id -> ask(id, overdue));
        return due;
    }

    /** Whoever holds the erasure has asked or noted an answer since: what is due is read after that. */
    private void ask(UUID id, Overdue overdue) {
        var erasure = store.lock(id).orElseThrow();
        var subject = subjects.find(id).orElse(null);
        if (subject == null) {
            return;
        }
        var cause = new Cause(null, TraceContext.start());
        var services = attempts.servicesDue(id, overdue);
        for (var service : services) {
            var attempt = attempts.of(id, service, clock.now());
            commands.ask(erasure, subject, service, attempt, cause);
        }
        var own = attempts.ownDue(id, overdue);
        if (own) {
            journal.append(id, attempts.own(id, clock.now()), cause, clock.now());
        }
        Log.infof("asked again erasureId=%s services=%s own=%s", id, services, own);
    }
}
