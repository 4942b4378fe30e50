package dev.trunkline.bridge.sync;

import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Link.State;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Pair;
import dev.trunkline.bridge.link.Pairs.Spot;
import dev.trunkline.bridge.link.Pointers;
import dev.trunkline.bridge.link.Rooms;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.link.TaskPointer;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.bridge.link.Twins;
import dev.trunkline.bridge.outbound.Outreach;
import dev.trunkline.bridge.outbound.Outreach.Begun;
import dev.trunkline.contracts.twilio.ChatConversation;
import dev.trunkline.journal.ParkException;
import dev.trunkline.journal.Steps;
import dev.trunkline.twilio.chat.Chat;
import dev.trunkline.twilio.chat.NewChatConversation;
import dev.trunkline.twilio.failure.TwilioFailures;
import dev.trunkline.twilio.rest.TwilioCallException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Gives a conversation its twin on the other side. Its unique name is made of the sid of the first one, so a second attempt, in
 * whichever process, finds what is there.
 */
public final class Opening {

    private final Rooms rooms;
    private final Links links;
    private final Transactions transactions;
    private final TwilioFailures failures;
    private final Outreach outreach;

    public Opening(Rooms rooms, Links links, Transactions transactions, TwilioFailures failures, Outreach outreach) {
        this.rooms = rooms;
        this.links = links;
        this.transactions = transactions;
        this.failures = failures;
        this.outreach = outreach;
    }

    /** Steps' results. */
    record Found(String sid, boolean made) {}

    /**
     * A conversation with its twin.
     *
     * @param begun how Flex came to know the customer whom the second workspace has written to first; empty for all others
     */
    public record Opened(Link link, Optional<Begun> begun) {}

    /**
     * Where another lane has linked the conversation meanwhile, that link, of which nothing is done here.
     *
     * @param from where the conversation is that needs a twin
     */
    public Opened open(Spot from, String conversation, Steps steps) throws Exception {
        var begun = from.side() == Side.SECOND
                ? outreach.begin(from.pair(), conversation, Twins.name(conversation), steps)
                : Optional.<Begun>empty();
        var link = begun.isPresent()
                ? reached(from.pair(), conversation, begun.get(), steps)
                : twin(from, conversation, steps);
        return new Opened(link, begun);
    }

    private Link reached(Pair pair, String conversation, Begun begun, Steps steps) throws Exception {
        var found = new Found(begun.conversation(), true);
        var link = transactions.call(() -> {
            var added = links.add(link(pair, Side.SECOND, conversation, found));
            if (added.second().equals(conversation)) {
                links.texted(added.id(), begun.texted());
            }
            return added;
        });
        if (!link.second().equals(conversation)) {
            throw Outreach.taken(conversation, link.first(), link.second());
        }
        var task = Optional.ofNullable(begun.task())
                .map(sid -> new TaskPointer(pair.outbound().orElseThrow().workspaceSid(), sid));
        for (var side : Side.values()) {
            var room = rooms.of(link, side);
            var attributes = new HashMap<>(Pointers.to(pair.at(side.other()), link.conversation(side.other())));
            task.ifPresent(pointer -> attributes.putAll(pointer.attributes()));
            steps.once("point-from-" + side, Boolean.class, () -> {
                room.chat().mergeAttributes(room.sid(), attributes, room.echo());
                return true;
            });
        }
        task.ifPresent(pointer -> transactions.run(() -> links.task(link.id(), pointer)));
        return link;
    }

    private Link twin(Spot from, String conversation, Steps steps) throws Exception {
        var pair = from.pair();
        var to = from.side().other();
        var there = rooms.chat(pair.at(to));
        var origin = rooms.chat(from.place()).conversation(conversation);
        var twin = steps.once(
                "open-twin",
                Found.class,
                () -> named(there, conversation),
                () -> existing(there, from, origin).orElseGet(() -> create(there, from, origin)));
        var link = transactions.call(() -> links.add(link(pair, from.side(), conversation, twin)));
        if (!link.conversation(from.side()).equals(conversation)) {
            throw taken(conversation, twin.sid(), link.conversation(from.side()));
        }
        if (!link.conversation(to).equals(twin.sid())) {
            if (twin.made()) {
                steps.once("close-spare-twin", Boolean.class, () -> {
                    there.close(twin.sid(), rooms.at(pair.at(to), twin.sid()).echo());
                    return true;
                });
            }
            return link;
        }
        var room = rooms.of(link, from.side());
        steps.once("point-to-twin", Boolean.class, () -> {
            room.chat().mergeAttributes(conversation, Pointers.to(pair.at(to), twin.sid()), room.echo());
            return true;
        });
        return link;
    }

    /**
     * What a conversation without a link is.
     *
     * @param origin the other one, where we made this as its twin
     * @param isSystem whether an agent is asked and reminded in it; there is nothing to copy
     */
    public record Look(Optional<String> origin, boolean isSystem) {}

    public Look look(Spot spot, String conversation) {
        var found = rooms.chat(spot.place()).conversation(conversation);
        return new Look(Twins.origin(found), Pointers.isSystem(found.attributes()));
    }

    /** The integration before us has linked it. */
    private Optional<Found> existing(Chat there, Spot from, ChatConversation origin) {
        var to = from.pair().at(from.side().other());
        var found = Pointers.from(to, origin.attributes()).flatMap(there::named);
        found.flatMap(twin -> transactions.call(() -> links.of(twin.sid())))
                .filter(link -> link.pair().equals(from.pair().name()))
                .map(link -> link.conversation(from.side()))
                .filter(other -> !other.equals(origin.sid()))
                .ifPresent(other -> {
                    throw taken(origin.sid(), found.orElseThrow().sid(), other);
                });
        return found.map(twin -> new Found(twin.sid(), false));
    }

    /** @param other the conversation that has the twin */
    private static ParkException taken(String conversation, String twin, String other) {
        return new ParkException("conversation " + conversation + ": its attributes name " + twin
                + " as its twin, which is that of " + other + "; correct the attributes, then retry");
    }

    private Found create(Chat there, Spot from, ChatConversation origin) {
        try {
            var made = there.create(
                    new NewChatConversation(
                            Twins.name(origin.sid()), origin.friendlyName(), Pointers.to(from.place(), origin.sid())),
                    rooms.at(from.pair().at(from.side().other()), "").echo());
            return new Found(made.sid(), true);
        } catch (TwilioCallException e) {
            if (failures.alreadyDone(e)) {
                return named(there, origin.sid()).orElseThrow(() -> e);
            }
            throw e;
        }
    }

    private static Optional<Found> named(Chat there, String origin) {
        return there.named(Twins.name(origin)).map(found -> new Found(found.sid(), true));
    }

    /** What was said before in a conversation that somebody else has linked is there already. */
    private Link link(Pair pair, Side from, String conversation, Found twin) {
        var first = from == Side.FIRST ? conversation : twin.sid();
        var second = from == Side.FIRST ? twin.sid() : conversation;
        var now = Instant.now();
        return new Link(
                UUID.randomUUID(),
                pair.name(),
                Lanes.of(conversation),
                first,
                second,
                State.OPEN,
                twin.made() ? 0 : end(pair, Side.FIRST, first),
                twin.made() ? 0 : end(pair, Side.SECOND, second),
                null,
                now,
                now);
    }

    private int end(Pair pair, Side side, String conversation) {
        return rooms.chat(pair.at(side)).messages(conversation, 0).stream()
                .flatMap(message -> Stream.ofNullable(message.index()))
                .max(Comparator.naturalOrder())
                .map(last -> last + 1)
                .orElse(0);
    }
}
