package dev.trunkline.taskrouter.reconciliation;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.journal.reconciliation.Reconciliation;
import dev.trunkline.taskrouter.account.Workspaces;
import dev.trunkline.taskrouter.board.BoardStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;

/**
 * Compares the journal with each workspace's list of events, by their sids. What no webhook told joins the lane of its task or
 * worker, oldest first, as the webhook itself: one that comes after all is known then. Workers and tasks whose events are too old
 * to be listed are taken as they are.
 */
@ApplicationScoped
public class EventReconciliation implements Reconciliation {

    /** Kinds of events that the board takes something from. */
    private static final List<String> KINDS =
            List.of("task.", "task-queue.entered", "reservation.", "worker.", "activity.");

    private final Workspaces workspaces;
    private final EventList list;
    private final MissedEvents missed;
    private final BoardStore board;

    EventReconciliation(Workspaces workspaces, EventList list, MissedEvents missed, BoardStore board) {
        this.workspaces = workspaces;
        this.list = list;
        this.missed = missed;
        this.board = board;
    }

    @Override
    public void compare(Instant from, Instant to, Findings findings) throws Exception {
        var trace = TraceContext.start();
        for (var place : workspaces.all()) {
            list.activities(place, trace).forEach(board::activity);
            var told = new HashSet<String>();
            for (var event : list.list(place, from, to, trace)) {
                if (KINDS.stream().anyMatch(event.type()::startsWith)) {
                    findings.compared(1);
                    told.add(event.resourceSid());
                    if (missed.append(place, event, trace.next())) {
                        findings.missing(event.sid(), event.type() + " of " + event.resourceSid());
                    }
                }
            }
            list.present(place, trace, present -> {
                findings.compared(1);
                var sid = present.resourceSid();
                if (!told.contains(sid) && !isKnown(sid) && missed.append(place, present, trace.next())) {
                    findings.missing(sid, present.resourceType() + " that no event told of");
                }
            });
        }
    }

    private boolean isKnown(String sid) {
        return board.worker(sid).isPresent() || board.task(sid).isPresent();
    }
}
