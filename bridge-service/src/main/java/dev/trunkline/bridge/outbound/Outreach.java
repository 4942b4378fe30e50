package dev.trunkline.bridge.outbound;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Outbound;
import dev.trunkline.bridge.link.Pair;
import dev.trunkline.bridge.link.Pointers;
import dev.trunkline.bridge.link.Rooms;
import dev.trunkline.bridge.link.Rooms.Room;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.bridge.outbound.Flex.Opened;
import dev.trunkline.bridge.outbound.Flex.Wanted;
import dev.trunkline.bridge.outbound.Outreaches.Kept;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.contracts.twilio.ChatParticipant;
import dev.trunkline.journal.ParkException;
import dev.trunkline.journal.Steps;
import dev.trunkline.twilio.chat.ChatProduct;
import dev.trunkline.twilio.failure.TwilioFailures;
import dev.trunkline.twilio.rest.TwilioCallException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An agent of the second workspace has begun to text a customer. Conversations stops texting: an identity takes the phone's
 * place. Flex gets a conversation with the customer, and from then on its number is the one that texts. Each effect looks before
 * it acts, and what was done is kept for the conversation: whatever dies in between, and whichever journal entry goes on, nothing
 * is made twice.
 */
public final class Outreach {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String SMS = "sms";

    private final Rooms rooms;
    private final Flex flex;
    private final Links links;
    private final Outreaches outreaches;
    private final Transactions transactions;
    private final TwilioFailures failures;

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
        this.failures = failures;
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
        swap(room, customer, steps);
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
                .or(look);
        var opened = steps.once(
                step, Opened.class, there::get, () -> free(wanted, there.get().orElseGet(make)));
        transactions.run(() -> outreaches.opened(wanted.origin(), opened));
        return opened;
    }

    /** Twilio answers with the customer's active channel, which may have its twin: another attempt gets another one then. */
    private Opened free(Wanted wanted, Opened opened) {
        transactions
                .call(() -> links.of(opened.conversation()))
                .filter(link -> !link.second().equals(wanted.origin()))
                .ifPresent(link -> {
                    throw taken(wanted.origin(), link);
                });
        return opened;
    }

    /** @param link of the conversation in Flex */
    public static ParkException taken(String conversation, Link link) {
        return new ParkException("conversation " + conversation + ": the customer's conversation in Flex, "
                + link.first() + ", is the twin of " + link.second() + "; end that one, then retry");
    }

    /** An identity takes the phone's place. */
    private void swap(Room room, Customer customer, Steps steps) throws Exception {
        if (customer.texted().isEmpty()) {
            return;
        }
        var phone = customer.texted().get();
        steps.once("add-identity", Boolean.class, () -> add(room, customer.number(), phone));
        steps.once("remove-phone", Boolean.class, () -> {
            // Each attempt counts anew, as long as the phone is there and gets what is said.
            int said = count(room);
            if (people(room).stream().anyMatch(person -> person.sid().equals(phone))) {
                transactions.run(() -> outreaches.texted(room.sid(), said));
            }
            return remove(room, phone);
        });
    }

    private boolean add(Room room, String number, String phone) {
        var id = JSON.createObjectNode().put("p", phone).put("c", room.sid()).toString();
        try {
            room.chat().add(room.sid(), number, Map.of(Customer.NUMBER, number, "customer_id", id), room.echo());
            return true;
        } catch (TwilioCallException e) {
            return done(e);
        }
    }

    private static int count(Room room) {
        return room.chat().newest(room.sid(), 1).stream()
                .map(ChatMessage::index)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .map(last -> last + 1)
                .orElse(0);
    }

    private boolean remove(Room room, String phone) {
        try {
            room.chat().remove(room.sid(), phone, room.echo());
            return true;
        } catch (TwilioCallException e) {
            return done(e);
        }
    }

    private boolean done(TwilioCallException thrown) {
        if (failures.alreadyDone(thrown)) {
            return false;
        }
        throw thrown;
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
                "session",
                String.class,
                () -> flex.session(pair, channel),
                () -> flex.session(pair, channel).orElseGet(() -> flex.makeSession(pair, channel)));
        steps.once("join-customer", Boolean.class, () -> join(pair, session, wanted.number(), wanted.name()));
        steps.once("join-channel", Boolean.class, () -> join(pair, session, channel, wanted.name()));
        var room = rooms.at(pair.first(), channel);
        steps.once("name-session", Boolean.class, () -> {
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
