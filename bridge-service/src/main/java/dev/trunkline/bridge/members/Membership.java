package dev.trunkline.bridge.members;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Rooms;
import dev.trunkline.bridge.link.Rooms.Room;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.bridge.members.Member.Person;
import dev.trunkline.contracts.twilio.ChatParticipant;
import dev.trunkline.journal.Steps;
import dev.trunkline.twilio.failure.TwilioFailures;
import dev.trunkline.twilio.rest.TwilioCallException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who comes to one conversation comes to the other, and who leaves it leaves both. */
public final class Membership {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Rooms rooms;
    private final Names names;
    private final Members members;
    private final Links links;
    private final Transactions transactions;
    private final TwilioFailures failures;

    public Membership(
            Rooms rooms,
            Names names,
            Members members,
            Links links,
            Transactions transactions,
            TwilioFailures failures) {
        this.rooms = rooms;
        this.names = names;
        this.members = members;
        this.links = links;
        this.transactions = transactions;
        this.failures = failures;
    }

    /** Everybody who is on one side comes to the other. */
    public void copyAll(Link link, Side from, Steps steps) throws Exception {
        var room = rooms.of(link, from);
        for (var person : room.chat().participants(room.sid())) {
            joined(link, from, person, steps);
        }
    }

    /** A customer who is there already, under a name of his own on each side. */
    public void isCustomer(Link link, String first, String second) {
        if (transactions.call(() -> members.find(link.id(), Side.FIRST, first)).isEmpty()) {
            put(Member.of(link.id(), Side.FIRST, new Person(first, null), new Person(second, null), false));
        }
    }

    /** Somebody came. One with an address and no identity stays where he is: a phone is in one conversation alone. */
    public void joined(Link link, Side from, ChatParticipant person, Steps steps) throws Exception {
        var identity = person.identity();
        if (identity == null) {
            return;
        }
        var known = transactions.call(() -> members.find(link.id(), from, identity));
        if (known.filter(Member::present).isPresent()) {
            return;
        }
        var agent = isAgent(from, person);
        var name = names.at(link, from, identity);
        var sid = steps.once(
                "add-" + person.sid(),
                String.class,
                () -> add(link, from.other(), name, attributes(link, from, person, agent)));
        put(Member.of(link.id(), from, new Person(identity, person.sid()), new Person(name, sid), agent));
    }

    /** An agent serves the customer now: he is on both sides, whoever put him there. */
    public void serves(Link link, String worker, Steps steps) throws Exception {
        var first = rooms.of(link, Side.FIRST).place().write(worker);
        var known = transactions.call(() -> members.find(link.id(), Side.FIRST, first));
        if (known.filter(Member::present).isPresent()) {
            put(known.get().serving());
        } else {
            putBack(link, worker, steps);
        }
    }

    /** An agent comes to both sides, whatever is known of him. */
    public void putBack(Link link, String worker, Steps steps) throws Exception {
        var first = rooms.of(link, Side.FIRST).place().write(worker);
        var second = names.at(link, Side.FIRST, first);
        var agent = Map.of("member_type", "agent");
        var firstSid = steps.once("serve-first", String.class, () -> add(link, Side.FIRST, first, agent));
        var secondSid = steps.once("serve-second", String.class, () -> add(link, Side.SECOND, second, agent));
        put(Member.of(link.id(), Side.FIRST, new Person(first, firstSid), new Person(second, secondSid), true));
    }

    /** Whoever is there already is as good as added. */
    private String add(Link link, Side side, String identity, Map<String, String> attributes) {
        var room = rooms.of(link, side);
        try {
            return room.chat()
                    .add(room.sid(), identity, attributes, room.echo())
                    .sid();
        } catch (TwilioCallException e) {
            if (failures.alreadyDone(e)) {
                return sid(link, side, identity).orElseThrow(() -> e);
            }
            throw e;
        }
    }

    private Optional<String> sid(Link link, Side side, String identity) {
        var room = rooms.of(link, side);
        return room.chat().participants(room.sid()).stream()
                .filter(person -> identity.equalsIgnoreCase(person.identity()))
                .map(ChatParticipant::sid)
                .findFirst();
    }

    private static Map<String, String> attributes(Link link, Side from, ChatParticipant person, boolean agent) {
        if (from == Side.SECOND || agent) {
            return agent ? Map.of("member_type", "agent") : Map.of();
        }
        var customer = JSON.createObjectNode().put("p", person.sid()).put("c", link.first());
        return Map.of("customer_id", customer.toString());
    }

    private static boolean isAgent(Side side, ChatParticipant person) {
        var attributes = read(person.attributes());
        return side == Side.FIRST
                ? attributes.path("member_type").asText("").equals("agent")
                : !attributes.has("customer_id");
    }

    private static JsonNode read(String attributes) {
        try {
            return JSON.readTree(attributes);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    /**
     * Somebody left. That it was the last agent is noted with the leaving, so whoever goes on with the link ends it.
     *
     * @return whether that was the last agent of the first side
     */
    public boolean left(Link link, Side from, ChatParticipant person, Steps steps) throws Exception {
        var identity = person.identity();
        var known = identity == null
                ? Optional.<Member>empty()
                : transactions.call(() -> members.find(link.id(), from, identity));
        if (known.filter(Member::present).isEmpty() || isAnother(known.get().sid(from), person.sid())) {
            return false;
        }
        var member = known.get();
        steps.once("remove-" + person.sid(), Boolean.class, () -> remove(link, from.other(), member));
        return transactions.call(() -> {
            members.put(member.gone());
            var last = from == Side.FIRST && member.agent() && agents(link.id()).isEmpty();
            if (last) {
                links.ending(link.id());
            }
            return last;
        });
    }

    /** He has come back since, with a sid of his own. */
    private static boolean isAnother(@Nullable String known, String left) {
        return known != null && !known.equals(left);
    }

    /** Within a transaction. */
    private List<Member> agents(UUID link) {
        return members.of(link).stream()
                .filter(member -> member.agent() && member.present())
                .toList();
    }

    /** Whether somebody who came is still there: a transfer takes people away again at once. */
    public boolean isThere(Link link, Side side, ChatParticipant person) {
        var identity = person.identity();
        return identity != null
                && (transactions
                                .call(() -> members.find(link.id(), side, identity))
                                .filter(Member::present)
                                .isPresent()
                        || sid(link, side, identity)
                                .filter(person.sid()::equals)
                                .isPresent());
    }

    /** Somebody leaves both sides. @param identity on one of them */
    public void dismiss(Link link, Side side, String identity, Steps steps) throws Exception {
        var other = names.at(link, side, identity);
        steps.once("dismiss-" + identity, Boolean.class, () -> {
            for (var each : Side.values()) {
                var name = each == side ? identity : other;
                for (var there : sid(link, each, name).stream().toList()) {
                    take(rooms.of(link, each), there);
                }
            }
            return true;
        });
        transactions.call(() -> members.find(link.id(), side, identity)).ifPresent(member -> put(member.gone()));
    }

    /** All agents leave one side; the other side is closed for everybody. */
    public void dismissAgents(Link link, Side side, Steps steps) throws Exception {
        for (var agent : transactions.call(() -> agents(link.id()))) {
            steps.once("dismiss-" + agent.identity(side), Boolean.class, () -> remove(link, side, agent));
            put(agent.gone());
        }
    }

    private boolean remove(Link link, Side side, Member member) {
        var room = rooms.of(link, side);
        var known = member.sid(side);
        var sid = known != null ? Optional.of(known) : sid(link, side, member.identity(side));
        if (sid.isEmpty()) {
            return false;
        }
        return take(room, sid.get());
    }

    private boolean take(Room room, String sid) {
        try {
            room.chat().remove(room.sid(), sid, room.echo());
            return true;
        } catch (TwilioCallException e) {
            if (failures.alreadyDone(e)) {
                return false;
            }
            throw e;
        }
    }

    private void put(Member member) {
        transactions.run(() -> members.put(member));
    }
}
