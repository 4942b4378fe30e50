package dev.trunkline.bridge.copy;

import dev.trunkline.bridge.copy.Copy.Posted;
import dev.trunkline.bridge.copy.Copy.State;
import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.journal.Steps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Copies messages in the order of their index. The lowest index that has not been seen is kept for each side: a message that
 * comes next is copied as its webhook tells it; one that comes later shows a gap, and all from the gap on are read by REST.
 * So order does not depend on the order of webhooks, and a lost webhook is made good by the next one.
 *
 * <p>A message is noted as pending before it is posted. Whoever meets it pending looks for its copy first.
 */
public final class Copying {

    private static final String TEXTED = "the customer has got it; a copy would be texted once more";

    private final Links links;
    private final Copies copies;
    private final Transactions transactions;
    private final Posting posting;

    public Copying(Links links, Copies copies, Transactions transactions, Posting posting) {
        this.links = links;
        this.copies = copies;
        this.transactions = transactions;
        this.posting = posting;
    }

    /** Copies one message and whatever was missed before it. */
    public void copy(Link link, Side from, ChatMessage told, Steps steps) throws Exception {
        var now = current(link);
        var known = known(now, told.sid());
        if (known.isPresent()) {
            if (!known.get().isSettled()) {
                one(now, from, told, false, steps);
            }
            return;
        }
        int next = now.next(from);
        var index = told.index();
        if (index == null || index == next) {
            one(now, from, told, false, steps);
        } else if (index > next) {
            all(now, from, with(told, read(now, from)), 0, steps);
        }
        // One before it was seen and taken back since.
    }

    /** Copies everything that has not been seen. */
    public void catchUp(Link link, Side from, Steps steps) throws Exception {
        catchUp(link, from, 0, steps);
    }

    /** @param texted the customer has got all messages below this index: their copies are told to nobody */
    public void catchUp(Link link, Side from, int texted, Steps steps) throws Exception {
        var now = current(link);
        all(now, from, read(now, from), texted, steps);
    }

    private List<ChatMessage> read(Link link, Side from) {
        return posting.messages(link, from, link.next(from));
    }

    private static List<ChatMessage> with(ChatMessage told, List<ChatMessage> listed) {
        var all = new ArrayList<>(listed);
        if (listed.stream().noneMatch(message -> message.sid().equals(told.sid()))) {
            all.add(told);
        }
        all.sort(Comparator.comparing(Copying::place));
        return all;
    }

    private static int place(ChatMessage message) {
        var index = message.index();
        return index == null ? Integer.MAX_VALUE : index;
    }

    private void all(Link link, Side from, List<ChatMessage> messages, int texted, Steps steps) throws Exception {
        for (var message : messages) {
            if (known(link, message.sid()).filter(Copy::isSettled).isEmpty()) {
                one(link, from, message, place(message) < texted, steps);
            }
        }
        messages.stream()
                .map(ChatMessage::index)
                .flatMap(Stream::ofNullable)
                .max(Comparator.naturalOrder())
                .ifPresent(last -> transactions.run(() -> advance(link, from, last + 1)));
    }

    private Optional<Copy> known(Link link, String sid) {
        return transactions.call(() -> copies.find(link.id(), sid).or(() -> copies.byCopy(link.id(), sid)));
    }

    private void one(Link link, Side from, ChatMessage message, boolean texted, Steps steps) throws Exception {
        var copyOf = Marker.copyOf(message.attributes(), link.id());
        if (copyOf.isPresent()) {
            transactions.run(() -> settle(link, from, message, copyOf.get()));
        } else if (Marker.isOldCopy(message.attributes())) {
            note(Copy.of(link.id(), from, message, State.SKIPPED));
        } else if (texted && posting.textsAll(link, from.other())) {
            note(Copy.of(link.id(), from, message, State.PENDING).now(State.SKIPPED, TEXTED));
        } else {
            post(link, from, message, texted, steps);
        }
    }

    /** Our own copy, met before anybody noted it. */
    private void settle(Link link, Side from, ChatMessage message, String copyOf) {
        copies.find(link.id(), copyOf)
                .filter(origin -> origin.side() != from && origin.copySid() == null)
                .ifPresentOrElse(
                        origin -> put(origin.copied(new Posted(message.sid(), message.index()))),
                        () -> put(Copy.of(link.id(), from, message, State.SKIPPED)));
    }

    private void post(Link link, Side from, ChatMessage message, boolean texted, Steps steps) throws Exception {
        var before = transactions.call(() -> {
            var known = copies.find(link.id(), message.sid());
            if (known.isEmpty()) {
                copies.put(Copy.of(link.id(), from, message, State.PENDING));
            }
            return known;
        });
        Predicate<Posted> isTaken = made ->
                transactions.call(() -> copies.byCopy(link.id(), made.sid()).isPresent()
                        || copies.find(link.id(), made.sid()).isPresent());
        for (int part = 0; part < Math.max(1, message.media().size()); part++) {
            var wanted = new Posting.Wanted(link, from, message, part, texted);
            var posted = steps.once("copy-" + wanted.name(), Posted.class, () -> posting.find(wanted, isTaken), () -> {
                var there = before.isPresent() ? posting.find(wanted, isTaken) : Optional.<Posted>empty();
                return there.isPresent() ? there.get() : posting.post(wanted, steps);
            });
            note(of(link, from, message, wanted, before.orElse(null)).copied(posted));
        }
    }

    private static Copy of(Link link, Side from, ChatMessage message, Posting.Wanted wanted, @Nullable Copy before) {
        if (wanted.part() == 0) {
            return before == null ? Copy.of(link.id(), from, message, State.PENDING) : before;
        }
        var file = Copy.of(link.id(), from, message, State.PENDING);
        return new Copy(
                file.link(),
                from,
                wanted.name(),
                null,
                null,
                null,
                file.state(),
                file.author(),
                1,
                null,
                file.saidAt(),
                file.seenAt(),
                null);
    }

    private void note(Copy copy) {
        transactions.run(() -> put(copy));
    }

    private void put(Copy copy) {
        copies.put(copy);
        var link = links.find(copy.link()).orElseThrow();
        advance(link, copy.side(), link.next(copy.side()));
        advance(link, copy.side().other(), link.next(copy.side().other()));
    }

    /** Moves on to the first index, from one on, that is not known. */
    private void advance(Link link, Side side, int from) {
        int next = from;
        for (int index : copies.known(link.id(), side, from)) {
            if (index != next) {
                break;
            }
            next++;
        }
        if (next > links.find(link.id()).orElseThrow().next(side)) {
            links.seen(link.id(), side, next);
        }
    }

    /** Somebody changed a message: its twin becomes the same. What a copy has more than the original, the original gets. */
    public void edit(Link link, Side from, ChatMessage told, Steps steps) throws Exception {
        var origin = transactions.call(() -> copies.find(link.id(), told.sid()));
        var copy = transactions.call(() -> copies.byCopy(link.id(), told.sid()));
        if (origin.isPresent() && origin.get().state() == State.COPIED) {
            steps.once("edit", Boolean.class, () -> posting.edit(link, origin.get(), from));
        } else if (copy.isPresent() && copy.get().state() == State.COPIED) {
            steps.once("edit", Boolean.class, () -> posting.edit(link, copy.get(), from));
        } else if (origin.isEmpty() && copy.isEmpty()) {
            copy(link, from, told, steps);
        }
    }

    /** Somebody took a message back: its twin goes as well. Where it has none, it gets none any more. */
    public void delete(Link link, Side from, ChatMessage told, Steps steps) throws Exception {
        var known = known(link, told.sid()).orElseGet(() -> Copy.of(link.id(), from, told, State.FAILED));
        if (known.state() == State.COPIED) {
            delete(link, known, from, steps);
        } else if (!known.isSettled()) {
            note(known.now(State.DELETED, null));
        }
    }

    /** Its twin becomes the same. @param from the side whose words count */
    public void edit(Link link, Copy copy, Side from, Steps steps) throws Exception {
        steps.once("edit-" + copy.sid(), Boolean.class, () -> posting.edit(link, copy, from));
    }

    /** Its twin goes as well, and all files of the message with it. @param from the side where it is gone */
    public void delete(Link link, Copy copy, Side from, Steps steps) throws Exception {
        if (from != copy.side()) {
            steps.once("delete-said-" + copy.message(), Boolean.class, () -> posting.delete(link, copy, from));
        }
        var all = transactions.call(() -> copies.ofMessage(link.id(), copy.message()));
        for (var each : all) {
            if (each.state() == State.COPIED
                    && (from == copy.side() || !each.sid().equals(copy.sid()))) {
                steps.once("delete-" + each.sid(), Boolean.class, () -> posting.delete(link, each, each.side()));
            }
        }
        transactions.run(() -> all.forEach(each -> put(each.now(State.DELETED, null))));
    }

    /** What was being copied when its entry was given up; within a transaction. */
    public void givenUp(Link link, String reason) {
        copies.pending(link.id()).forEach(copy -> put(copy.now(State.FAILED, reason)));
    }

    private Link current(Link link) {
        return transactions.call(() -> links.find(link.id()).orElse(link));
    }
}
