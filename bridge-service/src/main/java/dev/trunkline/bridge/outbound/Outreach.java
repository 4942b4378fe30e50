package dev.trunkline.bridge.outbound;

import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Outbound;
import dev.trunkline.bridge.link.Pair;
import dev.trunkline.bridge.link.Pointers;
import dev.trunkline.bridge.link.Rooms;
import dev.trunkline.bridge.link.Rooms.Room;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.bridge.link.Twins;
import dev.trunkline.bridge.outbound.Flex.Opened;
import dev.trunkline.bridge.outbound.Flex.Wanted;
import dev.trunkline.bridge.outbound.Outreaches.Kept;
import dev.trunkline.contracts.twilio.ChatParticipant;
import dev.trunkline.journal.ParkException;
import dev.trunkline.journal.Steps;
import dev.trunkline.twilio.chat.ChatProduct;
import dev.trunkline.twilio.failure.TwilioFailures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An agent of the second workspace has begun to text a customer. Conversations stops texting: an identity takes the phone's
 * place. Flex gets a conversation with the customer, and from then on its number is the one that texts. Each effect looks before
 * it acts, and what was done is kept for the conversation: whatever dies in between, and whichever journal entry goes on, nothing
 * is made twice.
 */
public final class Outreach {

    private static final String SMS = "sms";

    private final Rooms rooms;
    private final Flex flex;
    private final Links links;
    private final Outreaches outreaches;
    private final Transactions transactions;
    private final Swap swap;

    public Outreach(
            Rooms rooms,
            Flex flex,
            Links links,
            Outreaches outreaches,
            Transactions transactions,
            TwilioFailures failures) {
        this.rooms = rooms;
        this.flex = flex;
        this.links = links;
        this.outreaches = outreaches;
        this.transactions = transactions;
        this.swap = new Swap(outreaches, transactions, failures);
    }

    /**
     * What came of it.
     *
     * @param identity the customer's on the first side
     * @param number the customer's, his identity on the second side
     * @param texted how many messages of the second conversation Conversations had texted before it stopped
     */
    public record Begun(String conversation, @Nullable String task, String identity, String number, int texted) {}

    /** Steps' results. */
    record Found(@Nullable Customer customer) {}

    /** Whether a conversation of the second side is one with a phone, or was. */
    public boolean concerns(Pair pair, String conversation) {
        return pair.outbound().isPresent()
                && Customer.number(people(second(pair, conversation))).isPresent();
    }

    private Room second(Pair pair, String conversation) {
        return rooms.at(pair.second(), conversation);
    }

    private static List<ChatParticipant> people(Room room) {
        return room.chat().participants(room.sid());
    }

    private Optional<Kept> kept(String conversation) {
        return transactions.call(() -> outreaches.find(conversation));
    }

    /** Its link is open; within a transaction. */
    public void over(String conversation) {
        outreaches.forget(conversation);
    }

    /** Nobody where the conversation has its twin already, and it was not we who began to give it one. */
    private Optional<Customer> customer(Pair pair, Room room) {
        var conversation = room.chat().conversation(room.sid());
        if (Pointers.from(pair.first(), conversation.attributes()).isPresent()
                && kept(room.sid()).isEmpty()) {
            return Optional.empty();
        }
        return Customer.among(people(room), conversation.friendlyName());
    }

    /**
     * Empty where there is nobody with a phone.
     *
     * @param uniqueName of the conversation to be made
     */
    public Optional<Begun> begin(Pair pair, String conversation, String uniqueName, Steps steps) throws Exception {
        if (pair.outbound().isEmpty()) {
            return Optional.empty();
        }
        var room = second(pair, conversation);
        var customer = steps.once(
                        "find-customer",
                        Found.class,
                        () -> new Found(customer(pair, room).orElse(null)))
                .customer();
        if (customer == null) {
            return Optional.empty();
        }
        swap.make(room, customer, steps);
        var agent = customer.agent();
        var wanted = new Wanted(
                pair,
                conversation,
                uniqueName,
                customer.number(),
                customer.name(),
                agent == null ? null : pair.second().nameAt(pair.first(), agent));
        var isChat = pair.first().product() == ChatProduct.CHAT;
        var opened = isChat
                ? channel(wanted, pair.outbound().get(), steps)
                : opened(
                        "make-interaction",
                        wanted,
                        () -> flex.interaction(wanted),
                        () -> flex.makeInteraction(wanted),
                        steps);
        var identity = isChat ? SMS + customer.number() : customer.number();
        int texted = kept(conversation).map(Kept::texted).orElse(0);
        return Optional.of(new Begun(opened.conversation(), opened.task(), identity, customer.number(), texted));
    }

    /** What an earlier entry has made, else what Twilio has, else a new one. */
    private Opened opened(
            String step, Wanted wanted, Supplier<Optional<Opened>> look, Supplier<Opened> make, Steps steps)
            throws Exception {
        Supplier<Optional<Opened>> there = () -> kept(wanted.origin())
                .flatMap(kept -> Optional.ofNullable(kept.opened()))
                .filter(opened -> taker(wanted, opened).isEmpty())
                .or(look);
        Callable<Opened> act = () -> free(wanted, there.get().orElseGet(make));
        var opened = steps.once(step, Opened.class, there::get, act);
        while (taker(wanted, opened).isPresent()) {
            // Another conversation of the customer's came first; this one has given it back.
            opened = steps.once(step + "-instead-of-" + opened.conversation(), Opened.class, there::get, act);
        }
        var free = opened;
        transactions.run(() -> outreaches.opened(wanted.origin(), free));
        return free;
    }

    /** Twilio answers with the customer's active channel, which may have its twin: another attempt gets another one then. */
    private Opened free(Wanted wanted, Opened opened) {
        taker(wanted, opened).ifPresent(other -> {
            throw taken(wanted.origin(), opened.conversation(), other);
        });
        return opened;
    }

    /** The other conversation that it is the twin of, or will be: that one had it made, and is still at it. */
    private Optional<String> taker(Wanted wanted, Opened opened) {
        var link = transactions.call(() -> links.of(opened.conversation()));
        return link.isPresent()
                ? link.map(Link::second).filter(second -> !second.equals(wanted.origin()))
                : rooms.chat(wanted.pair().first())
                        .named(opened.conversation())
                        .flatMap(Twins::origin)
                        .filter(origin -> !origin.equals(wanted.origin()))
                        .filter(origin -> kept(origin).isPresent());
    }

    /** @param first the conversation in Flex, @param second whose twin that is */
    public static ParkException taken(String conversation, String first, String second) {
        return new ParkException("conversation " + conversation + ": the customer's conversation in Flex, " + first
                + ", is the twin of " + second + "; end that one, then retry");
    }

    private Opened channel(Wanted wanted, Outbound outbound, Steps steps) throws Exception {
        var pair = wanted.pair();
        var flow = steps.once(
                "flow",
                String.class,
                () -> flex.flow(pair),
                () -> flex.flow(pair).orElseGet(() -> flex.makeFlow(pair)));
        var opened =
                opened("make-channel", wanted, () -> flex.channel(wanted), () -> flex.makeChannel(wanted, flow), steps);
        var channel = opened.conversation();
        var session = steps.once(
                "session-" + channel,
                String.class,
                () -> flex.session(pair, channel),
                () -> flex.session(pair, channel).orElseGet(() -> flex.makeSession(pair, channel)));
        steps.once(
                "join-customer-" + channel, Boolean.class, () -> join(pair, session, wanted.number(), wanted.name()));
        steps.once("join-channel-" + channel, Boolean.class, () -> join(pair, session, channel, wanted.name()));
        var room = rooms.at(pair.first(), channel);
        steps.once("name-session-" + channel, Boolean.class, () -> {
            room.chat()
                    .mergeAttributes(
                            channel,
                            Map.of(
                                    "proxySession",
                                    session,
                                    "proxyServiceSid",
                                    outbound.proxyServiceSid().orElseThrow()),
                            room.echo());
            return true;
        });
        return opened;
    }

    private boolean join(Pair pair, String session, String identifier, String name) {
        flex.join(pair, session, identifier, name);
        return true;
    }
}
