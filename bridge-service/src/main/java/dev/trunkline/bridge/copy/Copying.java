package dev.trunkline.bridge.copy;

import dev.trunkline.bridge.copy.Copy.Posted;
import dev.trunkline.bridge.copy.Copy.State;
import dev.trunkline.bridge.copy.Posting.Wanted;
import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.journal.Steps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
            if (!isDone(now, known.get(), told)) {
                one(now, from, told, steps);
            }
            return;
        }
        int next = now.next(from);
        var index = told.index();
        if (index == null || index == next) {
            one(now, from, told, steps);
        } else if (index > next) {
            all(now, from, with(told, read(now, from)), steps);
        } else if (index >= transactions.call(() -> links.start(link.id(), from))) {
            passed(now, from, told, steps);
        }
    }

    /** Later ones were read without it: Twilio did not list it yet, or somebody has taken it back. */
    private void passed(Link link, Side from, ChatMessage told, Steps steps) throws Exception {
        if (posting.isGone(link, from, told.sid())) {
            note(Copy.of(link.id(), from, told, State.DELETED));
        } else {
            one(link, from, told, steps);
        }
    }

    /** One that a list lacked and no webhook told of, though later ones were seen. Its copy may be there without a note. */
    public void missed(Link link, Side from, ChatMessage message, Steps steps) throws Exception {
        var now = current(link);
        var known = known(now, message.sid());
        int start = transactions.call(() -> links.start(now.id(), from.other()));
        var there = known.isEmpty() ? find(new Wanted(now, from, message, 0, false), start) : Optional.<Posted>empty();
        if (there.isPresent()) {
            note(found(now, from, message, there.get()));
        } else if (known.filter(copy -> isDone(now, copy, message)).isEmpty()) {
            one(now, from, message, steps);
        }
    }

    /** Of several files the others would count as missing. */
    private static Copy found(Link link, Side from, ChatMessage message, Posted there) {
        return message.media().size() > 1
                ? Copy.of(link.id(), from, message, State.SKIPPED)
                : Copy.of(link.id(), from, message, State.PENDING).found(there);
    }

    /** Copies everything that has not been seen. */
    public void catchUp(Link link, Side from, Steps steps) throws Exception {
        var now = current(link);
        all(now, from, read(now, from), steps);
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

    private void all(Link link, Side from, List<ChatMessage> messages, Steps steps) throws Exception {
        for (var message : messages) {
            if (known(link, message.sid())
                    .filter(known -> isDone(link, known, message))
                    .isEmpty()) {
                one(link, from, message, steps);
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

    /** A message of several files is done when each is. */
    private boolean isDone(Link link, Copy known, ChatMessage message) {
        if (known.state() != State.COPIED || !known.sid().equals(message.sid()) || known.media() < 2) {
            return known.isSettled();
        }
        return transactions.call(() -> copies.ofMessage(link.id(), known.sid())).stream()
                        .filter(Copy::isSettled)
                        .count()
                >= known.media();
    }

    private boolean isTexted(Link link, Side from, ChatMessage message) {
        return from == Side.SECOND && place(message) < transactions.call(() -> links.texted(link.id()));
    }

    private void one(Link link, Side from, ChatMessage message, Steps steps) throws Exception {
        var copyOf = Marker.copyOf(message.attributes(), link.id());
        boolean texted = isTexted(link, from, message);
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
        var files = IntStream.range(0, Math.max(1, message.media().size()))
                .mapToObj(part -> new Wanted(link, from, message, part, texted))
                .toList();
        var before = transactions.call(() -> begin(link, files));
        Supplier<Integer> next = () -> current(link).next(from.other());
        for (var wanted : files) {
            var known = before.get(wanted.part());
            if (known != null && known.isSettled()) {
                continue;
            }
            var posted = steps.once("copy-" + wanted.name(), Posted.class, () -> find(wanted, next.get()), () -> {
                var there = known == null ? Optional.<Posted>empty() : find(wanted, next.get());
                return there.isPresent() ? there.get() : posting.post(wanted, steps);
            });
            var copy = (known == null ? pending(wanted) : known).copied(posted);
            if (wanted.part() == files.size() - 1) {
                note(copy);
            } else {
                // Its place counts as seen once all files are there.
                transactions.run(() -> copies.put(copy));
            }
        }
    }

    private Optional<Posted> find(Wanted wanted, int fromIndex) {
        return posting.find(
                wanted, fromIndex, made -> known(wanted.link(), made.sid()).isPresent());
    }

    /** @return those that were known before, by the number of the file; all others are pending from now on */
    private Map<Integer, Copy> begin(Link link, List<Wanted> files) {
        var before = new HashMap<Integer, Copy>();
        for (var wanted : files) {
            copies.find(link.id(), wanted.name())
                    .ifPresentOrElse(known -> before.put(wanted.part(), known), () -> copies.put(pending(wanted)));
        }
        return before;
    }

    private static Copy pending(Wanted wanted) {
        var copy = Copy.of(wanted.link().id(), wanted.from(), wanted.message(), State.PENDING);
        return wanted.part() == 0 ? copy : copy.furtherFile(wanted.name());
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
        } else if (copy.isPresent() && copy.get().isFurtherFile()) {
            // The words of its message are beside the first file.
        } else if (copy.isPresent() && copy.get().state() == State.COPIED) {
            steps.once("edit", Boolean.class, () -> posting.edit(link, copy.get(), from));
        } else if (origin.isEmpty() && copy.isEmpty() && isNew(link, from, told)) {
            copy(link, from, told, steps);
        }
    }

    /** What was seen and has no note any more, was said before the notes of a link were removed: its twin is there. */
    private boolean isNew(Link link, Side from, ChatMessage told) {
        var index = told.index();
        return index == null || index >= current(link).next(from);
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
        steps.once("edit-" + copy.sid() + "-" + from, Boolean.class, () -> posting.edit(link, copy, from));
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
