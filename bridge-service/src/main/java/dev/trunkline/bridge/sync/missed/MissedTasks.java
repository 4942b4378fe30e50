package dev.trunkline.bridge.sync.missed;

import dev.trunkline.bridge.link.Outbound;
import dev.trunkline.bridge.link.Pair;
import dev.trunkline.bridge.link.Pairs;
import dev.trunkline.bridge.link.TaskPointer;
import dev.trunkline.bridge.sync.Happening;
import dev.trunkline.bridge.sync.Happenings;
import dev.trunkline.bridge.sync.Synchronisation;
import dev.trunkline.bridge.sync.Tasks;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.event.TraceScope;
import dev.trunkline.contracts.twilio.TwilioEvents;
import dev.trunkline.journal.reconciliation.Reconciliation.Findings;
import dev.trunkline.twilio.sending.Background;
import dev.trunkline.twilio.taskrouter.ListedEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Acceptances and ends of tasks that no webhook told of, by TaskRouter's own list of events. An acceptance counts only while its
 * agent still has the task: nobody needs a twin of what is over.
 */
public final class MissedTasks {

    private static final List<String> TYPES = List.of("reservation.accepted", "task.completed", "task.canceled");

    private final Pairs pairs;
    private final Tasks tasks;
    private final Synchronisation synchronisation;
    private final MissedEvents missed;

    public MissedTasks(Pairs pairs, Tasks tasks, Synchronisation synchronisation, MissedEvents missed) {
        this.pairs = pairs;
        this.tasks = tasks;
        this.synchronisation = synchronisation;
        this.missed = missed;
    }

    /** Accounts in which there are tasks. */
    public Set<String> accounts() {
        return pairs.all().stream().map(pair -> pair.first().accountSid()).collect(Collectors.toSet());
    }

    /** Oldest first, whatever they are. */
    public void find(String account, Instant from, Instant to, Findings findings) {
        var trace = TraceContext.start();
        var unused = TraceScope.run(
                trace,
                () -> Background.run(() -> {
                    for (var workspace : workspaces(account)) {
                        TYPES.stream()
                                .flatMap(type -> tasks.events(account, workspace, type, from, to).stream())
                                .sorted(Comparator.comparing(ListedEvent::at))
                                .forEach(event -> look(account, workspace, event, trace, findings));
                    }
                    return findings;
                }));
    }

    /** Those that are configured, else all of the account. */
    private Set<String> workspaces(String account) {
        var configured = pairs.ofFirstAccount(account).stream()
                .flatMap(MissedTasks::configured)
                .collect(Collectors.toSet());
        return configured.isEmpty() ? Set.copyOf(tasks.workspaces(account)) : configured;
    }

    private static Stream<String> configured(Pair pair) {
        return Stream.concat(pair.first().workspace().stream(), pair.outbound().map(Outbound::workspaceSid).stream());
    }

    private void look(String account, String workspace, ListedEvent listed, TraceContext trace, Findings findings) {
        findings.compared(1);
        if (missed.isKnown(listed.sid())) {
            return;
        }
        var event = listed.asWebhook(account, workspace, trace.next()).event();
        var concerns = Happenings.of(TwilioEvents.parse(event))
                .filter(happening -> synchronisation.lane(happening).isPresent())
                .filter(happening -> isStillSo(happening, account, listed));
        if (concerns.isPresent() && missed.append(event)) {
            findings.missing(concerns.get().where().conversation(), listed.type() + " of " + listed.resourceSid());
        }
    }

    private boolean isStillSo(Happening happening, String account, ListedEvent listed) {
        return !(happening instanceof Happening.Accepted accepted)
                || tasks.isWith(
                        account,
                        new TaskPointer(accepted.workspaceSid(), accepted.taskSid()),
                        listed.data().getOrDefault("WorkerSid", ""));
    }
}
