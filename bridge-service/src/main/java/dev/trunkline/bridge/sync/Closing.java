package dev.trunkline.bridge.sync;

import dev.trunkline.bridge.copy.Copying;
import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Link.State;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Rooms;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.link.TaskPointer;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.bridge.members.Membership;
import dev.trunkline.contracts.twilio.ChatConversation;
import dev.trunkline.journal.Steps;
import dev.trunkline.twilio.rest.TwilioCallException;
import java.util.Optional;
import java.util.stream.Stream;

/** Both conversations are closed together and opened together. Webhooks of the last words may come after that of the end. */
public final class Closing {

    private static final int NOT_FOUND = 404;

    private final Rooms rooms;
    private final Links links;
    private final Membership membership;
    private final Copying copying;
    private final Tasks tasks;
    private final Transactions transactions;

    public Closing(
            Rooms rooms, Links links, Membership membership, Copying copying, Tasks tasks, Transactions transactions) {
        this.rooms = rooms;
        this.links = links;
        this.membership = membership;
        this.copying = copying;
        this.tasks = tasks;
        this.transactions = transactions;
    }

    /** One side was closed or opened, or something else of it changed: what it is now decides, not the order of webhooks. */
    public void changed(Link known, Side from, Steps steps) throws Exception {
        var room = rooms.of(known, from);
        var there = conversation(room);
        var closed = there.map(room.chat()::isClosed).orElse(true);
        // What this closes, nobody else has closed.
        finish(known, steps);
        var link = current(known);
        if (closed && link.state() == State.ENDED && from == Side.SECOND) {
            // That is how it ended: webhooks of it may come late, and the customer's side stays open.
            return;
        }
        if (closed && link.state() != State.CLOSED) {
            if (link.state() == State.OPEN && areBothThere(link)) {
                copying.catchUp(link, from, steps);
            }
            closed(link, from, steps);
        } else if (!closed && link.state() == State.CLOSED && !isGone(link, from.other())) {
            reopen(link, from.other(), steps);
        }
    }

    /** Somebody has deleted one side. Where the second one had ended, the customer's stays: the next agent gets a new second one. */
    public void destroyed(Link link, Side from, Steps steps) throws Exception {
        if (link.state() != State.ENDED || from == Side.FIRST) {
            closed(link, from, steps);
        }
    }

    /** One side is closed or no longer there. */
    public void closed(Link link, Side from, Steps steps) throws Exception {
        if (link.state() == State.CLOSED) {
            return;
        }
        if (from == Side.SECOND) {
            finishTask(link, steps);
            membership.dismissAgents(link, Side.FIRST, steps);
        }
        close(link, from.other(), steps);
        transactions.run(() -> links.state(link.id(), State.CLOSED));
    }

    private void finishTask(Link link, Steps steps) throws Exception {
        steps.once("finish-task", Boolean.class, () -> {
            var task = task(link);
            task.ifPresent(found -> tasks.finish(
                    rooms.of(link, Side.FIRST).place().accountSid(), found.workspaceSid(), found.taskSid()));
            return task.isPresent();
        });
    }

    /** What the second conversation says of it, somebody may have overwritten or deleted; that of an old link is known there alone. */
    private Optional<TaskPointer> task(Link link) {
        return transactions
                .call(() -> links.task(link.id()))
                .or(() ->
                        conversation(rooms.of(link, Side.SECOND)).flatMap(found -> TaskPointer.of(found.attributes())));
    }

    /** Empty where it is no more. */
    private static Optional<ChatConversation> conversation(Rooms.Room room) {
        return room.chat().named(room.sid());
    }

    /** Whether somebody has deleted a side. */
    public boolean isGone(Link link, Side side) {
        return conversation(rooms.of(link, side)).isEmpty();
    }

    private boolean areBothThere(Link link) {
        return Stream.of(Side.values()).noneMatch(side -> isGone(link, side));
    }

    /** Where the task has gone over to another worker, the new one counts. */
    public void taskEnded(Link link, String taskSid, Steps steps) throws Exception {
        if (task(link).filter(task -> !task.taskSid().equals(taskSid)).isEmpty()) {
            ended(link, steps);
        }
    }

    /** Nobody serves the customer any more. */
    public void ended(Link link, Steps steps) throws Exception {
        if (link.state() == State.OPEN) {
            transactions.run(() -> links.ending(link.id()));
            if (areBothThere(link)) {
                copying.catchUp(link, Side.FIRST, steps);
                copying.catchUp(link, Side.SECOND, steps);
            }
            close(link, Side.SECOND, steps);
            transactions.run(() -> links.state(link.id(), State.ENDED));
        }
    }

    /** What an earlier entry had begun to end, and did not come to, is ended now. */
    public void finish(Link link, Steps steps) throws Exception {
        if (transactions.call(() -> links.isEnding(link.id()))) {
            ended(current(link), steps);
        }
    }

    private Link current(Link link) {
        return transactions.call(() -> links.find(link.id())).orElse(link);
    }

    /** The next agent takes over: whatever was said meanwhile is made good. */
    public void resumed(Link link, Steps steps) throws Exception {
        if (link.state() != State.OPEN) {
            reopen(link, Side.SECOND, steps);
        } else if (transactions.call(() -> links.isEnding(link.id()))) {
            transactions.run(() -> links.state(link.id(), State.OPEN));
        }
    }

    private void close(Link link, Side side, Steps steps) throws Exception {
        var room = rooms.of(link, side);
        steps.once("close-" + side, Boolean.class, () -> {
            try {
                room.chat().close(room.sid(), room.echo());
                return true;
            } catch (TwilioCallException e) {
                if (e.httpStatus() == NOT_FOUND) {
                    return false;
                }
                throw e;
            }
        });
    }

    private void reopen(Link link, Side side, Steps steps) throws Exception {
        var room = rooms.of(link, side);
        steps.once("reopen-" + side, Boolean.class, () -> {
            room.chat().reopen(room.sid(), room.echo());
            return true;
        });
        transactions.run(() -> links.state(link.id(), State.OPEN));
        copying.catchUp(link, side.other(), steps);
        copying.catchUp(link, side, steps);
    }
}
