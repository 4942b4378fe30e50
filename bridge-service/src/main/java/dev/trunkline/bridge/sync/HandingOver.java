package dev.trunkline.bridge.sync;

import dev.trunkline.bridge.copy.Marker;
import dev.trunkline.bridge.drift.Difference.Finding;
import dev.trunkline.bridge.drift.Difference.Kind;
import dev.trunkline.bridge.drift.Seen;
import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Pairs;
import dev.trunkline.bridge.link.Place;
import dev.trunkline.bridge.link.Rooms;
import dev.trunkline.bridge.link.Rooms.Room;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.link.TaskPointer;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.bridge.members.Membership;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.journal.Steps;
import dev.trunkline.twilio.chat.Echo;
import dev.trunkline.twilio.chat.NewChatMessage;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An agent of the second workspace has given a conversation to another: in Flex the task goes to that one, too, and nobody is in
 * the conversation until it is accepted. Where it may not, or cannot be, everything is put back and a note says so.
 */
public final class HandingOver {

    private static final String SWITCHED_OFF = "Conversations cannot be given to others here.";
    private static final String IMPOSSIBLE = "This conversation could not be given to that agent.";

    private final Pairs pairs;
    private final Rooms rooms;
    private final Links links;
    private final Transactions transactions;
    private final Membership membership;
    private final Tasks tasks;

    public HandingOver(
            Pairs pairs, Rooms rooms, Links links, Transactions transactions, Membership membership, Tasks tasks) {
        this.pairs = pairs;
        this.rooms = rooms;
        this.links = links;
        this.transactions = transactions;
        this.membership = membership;
        this.tasks = tasks;
    }

    /** Steps' results. @param worker {@code WK…} whom the task shall go to; null where it shall stay */
    record Plan(
            @Nullable Wish wish,
            @Nullable TaskPointer task,
            @Nullable String worker) {}

    /** @param told attributes as the event has them; what they are now, Twilio knows */
    public void look(Link link, Side from, String told, Steps steps) throws Exception {
        if (from != Side.SECOND || Wish.of(told).isEmpty()) {
            return;
        }
        var plan = steps.once("plan-transfer", Plan.class, () -> plan(link));
        var wish = plan.wish();
        var task = plan.task();
        if (wish == null || task == null) {
            return;
        }
        if (plan.worker() == null) {
            putBack(link, wish, steps);
        } else {
            handOver(link, wish, new Handover(account(link), task, plan.worker(), wish, link.id()), steps);
        }
    }

    /** What a sweep has seen that nobody was told of. */
    Optional<Finding> wanted(Link link, Seen seen) {
        return Optional.ofNullable(seen.attributes().get(Side.SECOND))
                .filter(attributes -> seen.inside())
                .flatMap(Wish::of)
                .map(wish -> new Finding(
                        Kind.TRANSFER, Side.FIRST, link.second(), "given to another agent, and Flex does not know"));
    }

    private String account(Link link) {
        return place(link, Side.FIRST).accountSid();
    }

    private Place place(Link link, Side side) {
        return pairs.named(link.pair()).at(side);
    }

    private Plan plan(Link link) {
        var room = rooms.of(link, Side.SECOND);
        var attributes = room.chat().conversation(room.sid()).attributes();
        var wish = Wish.of(attributes);
        // What the attributes say of it, somebody may have overwritten.
        var task = transactions.call(() -> links.task(link.id())).or(() -> TaskPointer.of(attributes));
        var worker =
                wish.isPresent() && task.isPresent() ? worker(link, wish.get(), task.get()) : Optional.<String>empty();
        return new Plan(wish.orElse(null), task.orElse(null), worker.orElse(null));
    }

    /** Whom the task may go to: not to whoever has it. */
    private Optional<String> worker(Link link, Wish wish, TaskPointer task) {
        if (!pairs.named(link.pair()).transfers() || wish.from().equals(wish.to())) {
            return Optional.empty();
        }
        return tasks.worker(account(link), task.workspaceSid(), name(link, wish.to()))
                .filter(worker -> !tasks.isWith(account(link), task, worker));
    }

    /** Workers have the same name in both workspaces. */
    private String name(Link link, String identity) {
        return place(link, Side.SECOND).read(identity);
    }

    private void handOver(Link link, Wish wish, Handover handover, Steps steps) throws Exception {
        var given = Instant.ofEpochMilli(wish.at());
        // Clocks of apps may be fast.
        var now = Instant.now();
        transactions.run(() -> links.taskSince(link.id(), given.isBefore(now) ? given : now));
        membership.dismiss(link, Side.SECOND, wish.to(), steps);
        membership.dismiss(link, Side.SECOND, wish.from(), steps);
        var ignored = name(link, wish.from());
        var made = steps.once(
                "create-task",
                String.class,
                () -> tasks.made(handover),
                () -> tasks.made(handover).orElseGet(() -> tasks.make(handover, ignored)));
        steps.once("release-channel", Boolean.class, () -> tasks.release(handover));
        steps.once("complete-task", Boolean.class, () -> tasks.complete(handover));
        // From now on the new task's end is the conversation's, and the conversation's end is that of the new task.
        Map<String, Object> noted = new HashMap<>(wish.seen());
        var task = new TaskPointer(handover.task().workspaceSid(), made);
        noted.putAll(task.attributes());
        note(link, noted, steps);
        transactions.run(() -> links.task(link.id(), task));
    }

    private void putBack(Link link, Wish wish, Steps steps) throws Exception {
        if (!wish.from().equals(wish.to())) {
            membership.putBack(link, name(link, wish.from()), steps);
            membership.dismiss(link, Side.SECOND, wish.to(), steps);
        }
        var room = rooms.of(link, Side.SECOND);
        var text = pairs.named(link.pair()).transfers() ? IMPOSSIBLE : SWITCHED_OFF;
        var marker = "transfer-" + wish.at();
        var message = new NewChatMessage("system", text, Marker.on("{}", link.id(), marker), Optional.empty());
        steps.once(
                "say-so",
                String.class,
                () -> said(link, room, marker),
                () -> said(link, room, marker)
                        .orElseGet(() -> room.chat()
                                .post(room.sid(), message, Echo.UNWANTED)
                                .sid()));
        note(link, wish.without(room.chat().conversation(room.sid()).attributes()), steps);
    }

    private static Optional<String> said(Link link, Room room, String marker) {
        return room.chat().newest(room.sid(), 20).stream()
                .filter(message -> Marker.copyOf(message.attributes(), link.id())
                        .filter(marker::equals)
                        .isPresent())
                .map(ChatMessage::sid)
                .findFirst();
    }

    private void note(Link link, Map<String, Object> attributes, Steps steps) throws Exception {
        var room = rooms.of(link, Side.SECOND);
        steps.once("note-transfer", Boolean.class, () -> {
            room.chat().mergeAttributes(room.sid(), attributes, room.echo());
            return true;
        });
    }
}
