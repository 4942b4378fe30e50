package dev.trunkline.bridge.outbound;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.bridge.link.Rooms.Room;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.bridge.outbound.Outreaches.Kept;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.journal.Steps;
import dev.trunkline.twilio.failure.TwilioFailures;
import dev.trunkline.twilio.rest.TwilioCallException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An identity takes the place of a customer's phone, so Conversations stops texting. What it has texted by then is known: all that
 * was there before the phone was taken out, and of what came since that of which Twilio has a receipt.
 */
final class Swap {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Outreaches outreaches;
    private final Transactions transactions;
    private final TwilioFailures failures;

    Swap(Outreaches outreaches, Transactions transactions, TwilioFailures failures) {
        this.outreaches = outreaches;
        this.transactions = transactions;
        this.failures = failures;
    }

    void make(Room room, Customer customer, Steps steps) throws Exception {
        var known = customer.texted().or(customer::swapped);
        if (known.isEmpty()) {
            return;
        }
        var phone = known.get();
        if (customer.texted().isPresent()) {
            steps.once("add-identity", Boolean.class, () -> add(room, customer.number(), phone));
            steps.once("remove-phone", Boolean.class, () -> {
                // Each attempt counts anew, as long as the phone is there and gets what is said.
                int said = count(room);
                if (room.chat().participants(room.sid()).stream()
                        .anyMatch(person -> person.sid().equals(phone))) {
                    transactions.run(() -> outreaches.texted(room.sid(), said));
                }
                return remove(room, phone);
            });
        }
        steps.once("look-for-texted", Boolean.class, () -> look(room, phone));
    }

    private boolean add(Room room, String number, String phone) {
        var id = JSON.createObjectNode().put("p", phone).put("c", room.sid()).toString();
        try {
            room.chat().add(room.sid(), number, Map.of(Customer.NUMBER, number, Customer.ID, id), room.echo());
            return true;
        } catch (TwilioCallException e) {
            return done(e);
        }
    }

    private static int count(Room room) {
        return end(room.chat().newest(room.sid(), 1).stream());
    }

    private static int end(Stream<ChatMessage> messages) {
        return messages.map(ChatMessage::index)
                .flatMap(Stream::ofNullable)
                .reduce(0, (end, index) -> Math.max(end, index + 1));
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

    /** What was said after it was counted, and before the phone was out. */
    private boolean look(Room room, String phone) {
        var counted = transactions.call(() -> outreaches.find(room.sid())).map(Kept::texted);
        var since = counted.map(from -> room.chat().messages(room.sid(), from)).orElse(List.of());
        int end = end(since.stream()
                .filter(message ->
                        room.chat().textedTo(room.sid(), message.sid()).contains(phone)));
        if (end > 0) {
            transactions.run(() -> outreaches.texted(room.sid(), end));
        }
        return end > 0;
    }
}
