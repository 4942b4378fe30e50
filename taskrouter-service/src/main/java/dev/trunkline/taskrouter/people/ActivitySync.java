package dev.trunkline.taskrouter.people;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.taskrouter.board.AccountNames;
import dev.trunkline.taskrouter.board.BoardListener;
import dev.trunkline.taskrouter.board.Worker;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Hears what people choose. The latest choice counts, whichever account it was made in; what we have set ourselves is no
 * choice, so two accounts never answer each other for ever.
 */
@ApplicationScoped
public class ActivitySync implements BoardListener {

    private final ActivityMapping mapping;
    private final Choices choices;
    private final SyncJournal journal;
    private final AccountNames accounts;

    public ActivitySync(ActivityMapping mapping, Choices choices, SyncJournal journal, AccountNames accounts) {
        this.mapping = mapping;
        this.choices = choices;
        this.journal = journal;
        this.accounts = accounts;
    }

    @Override
    public void activityChanged(Worker worker, CloudEvent cause) {
        var activity = worker.activityName();
        var account = accounts.of(worker.account());
        if (activity == null) {
            return;
        }
        mapping.stateOf(account, activity).ifPresent(state -> {
            var choice = new Choice(worker.name(), state, account, worker.changedAt());
            if (choices.wasExpected(worker.sid(), activity, worker.version(), worker.changedAt())) {
                Log.debugf("our own change workerSid=%s state=%s", worker.sid(), state);
            } else if (choices.keep(choice)) {
                journal.append(choice, cause);
            }
        });
    }
}
