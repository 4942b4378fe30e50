package dev.trunkline.bridge.sync;

import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Rooms;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.link.TaskPointer;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.bridge.members.Membership;
import dev.trunkline.bridge.sync.Happening.Accepted;
import dev.trunkline.journal.Steps;
import java.time.temporal.ChronoUnit;

/** An agent has accepted a conversation's task: he is in the conversation, and from then on it belongs to that task. */
public final class Serving {

    private final Rooms rooms;
    private final Links links;
    private final Transactions transactions;
    private final Membership membership;
    private final Closing closing;
    private final Tasks tasks;

    public Serving(
            Rooms rooms, Links links, Transactions transactions, Membership membership, Closing closing, Tasks tasks) {
        this.rooms = rooms;
        this.links = links;
        this.transactions = transactions;
        this.membership = membership;
        this.closing = closing;
        this.tasks = tasks;
    }

    void accepted(Link link, Accepted accepted, Steps steps) throws Exception {
        var task = new TaskPointer(accepted.workspaceSid(), accepted.taskSid());
        if (isOvertaken(link, accepted)) {
            if (steps.once("has-task-still", Boolean.class, () -> isServing(link, accepted, task))) {
                serves(link, accepted, steps);
            }
            return;
        }
        transactions.run(() -> {
            links.taskSince(link.id(), accepted.at());
            links.task(link.id(), task);
        });
        serves(link, accepted, steps);
        var room = rooms.of(link, Side.SECOND);
        steps.once("note-task", Boolean.class, () -> {
            room.chat().mergeAttributes(room.sid(), task.attributes(), room.echo());
            return true;
        });
    }

    private void serves(Link link, Accepted accepted, Steps steps) throws Exception {
        closing.resumed(link, steps);
        membership.serves(link, accepted.worker(), steps);
    }

    /** Another agent has accepted since, or was given the conversation, and this is told only now. Events may have whole seconds. */
    private boolean isOvertaken(Link link, Accepted accepted) {
        return transactions
                .call(() -> links.taskSince(link.id()))
                .filter(since -> accepted.at().isBefore(since.truncatedTo(ChronoUnit.SECONDS)))
                .isPresent();
    }

    private boolean isServing(Link link, Accepted accepted, TaskPointer task) {
        return tasks.isWith(rooms.of(link, Side.FIRST).place().accountSid(), task, accepted.workerSid());
    }
}
