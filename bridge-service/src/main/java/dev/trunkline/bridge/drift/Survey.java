package dev.trunkline.bridge.drift;

import dev.trunkline.bridge.copy.Copies;
import dev.trunkline.bridge.copy.Copy;
import dev.trunkline.bridge.copy.Marker;
import dev.trunkline.bridge.copy.Posting;
import dev.trunkline.bridge.drift.Difference.Finding;
import dev.trunkline.bridge.drift.Difference.Kind;
import dev.trunkline.bridge.forward.Retelling;
import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Link.State;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Pointers;
import dev.trunkline.bridge.link.Rooms;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.bridge.members.Members;
import dev.trunkline.contracts.twilio.ChatConversation;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.contracts.twilio.ChatParticipant;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads both sides of a link at Twilio and says what is not alike; changes nothing. */
public final class Survey {

    private final Rooms rooms;
    private final Posting posting;
    private final Links links;
    private final Copies copies;
    private final Members members;
    private final Transactions transactions;
    private final Untold untold;
    private final Duration grace;
    private final int reach;

    /**
     * @param grace what is younger is no difference yet: its webhook may be on its way
     * @param reach how many messages before the newest one that is known are compared
     */
    public Survey(
            Rooms rooms,
            Posting posting,
            Links links,
            Copies copies,
            Members members,
            Transactions transactions,
            Retelling retelling,
            Duration grace,
            int reach) {
        this.rooms = rooms;
        this.posting = posting;
        this.links = links;
        this.copies = copies;
        this.members = members;
        this.transactions = transactions;
        this.untold = new Untold(rooms, retelling, links, members, transactions);
        this.grace = grace;
        this.reach = reach;
    }

    private static <T> T read(Side side, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RuntimeException e) {
            throw new UnreadableException(side, e);
        }
    }

    public Seen of(Link link) {
        Map<Side, ChatConversation> there = new EnumMap<>(Side.class);
        for (var side : Side.values()) {
            var room = rooms.of(link, side);
            read(side, () -> room.chat().named(room.sid())).ifPresent(found -> there.put(side, found));
        }
        var seen = Seen.nothing(link.state() == State.OPEN && there.size() == Side.values().length);
        for (var side : Side.values()) {
            var found = Optional.ofNullable(there.get(side));
            seen.closed()
                    .put(side, found.map(rooms.of(link, side).chat()::isClosed).orElse(true));
            found.ifPresent(conversation -> seen.attributes().put(side, conversation.attributes()));
        }
        state(link, seen);
        if (seen.inside()) {
            messages(link, seen);
            for (var side : Side.values()) {
                pointers(link, side, seen);
                members(link, side, seen);
            }
        }
        return seen;
    }

    private static void state(Link link, Seen seen) {
        for (var side : Side.values()) {
            var differs = switch (link.state()) {
                case OPEN -> seen.isClosed(side);
                // The second side is closed then.
                case ENDED -> side == Side.FIRST && seen.isClosed(side);
                case CLOSED -> !seen.isClosed(side);
            };
            if (differs) {
                var what = link.state() == State.CLOSED ? "open though the link is closed" : "closed";
                seen.findings().add(new Finding(Kind.STATE, side.other(), link.conversation(side), what));
                return;
            }
        }
    }

    /** Somebody may have overwritten them. */
    private void pointers(Link link, Side side, Seen seen) {
        var wanted = new HashMap<>(Pointers.to(rooms.of(link, side.other()).place(), link.conversation(side.other())));
        if (side == Side.SECOND) {
            transactions.call(() -> links.task(link.id())).ifPresent(task -> wanted.putAll(task.attributes()));
        }
        var attributes = Objects.requireNonNull(seen.attributes().get(side));
        wanted.entrySet().removeIf(each -> Pointers.has(attributes, each.getKey(), each.getValue()));
        if (!wanted.isEmpty()) {
            var what = new TreeSet<>(wanted.keySet()).toString();
            seen.findings().add(new Finding(Kind.POINTER, side, link.conversation(side.other()), what));
            seen.pointers().put(side, wanted);
        }
    }

    private void messages(Link link, Seen seen) {
        Map<Side, Map<String, ChatMessage>> listed = new EnumMap<>(Side.class);
        for (var side : Side.values()) {
            listed.put(
                    side,
                    read(side, () -> posting.messages(link, side, from(link, side))).stream()
                            .collect(Collectors.toMap(ChatMessage::sid, Function.identity(), (one, same) -> one)));
        }
        var known = transactions.call(() -> copies.since(link.id(), from(link, Side.FIRST), from(link, Side.SECOND)));
        for (var side : Side.values()) {
            missing(link, side, listed, known, seen);
            var all = Objects.requireNonNull(listed.get(side)).values();
            untold.of(link, side, all, known, this::isSettled).forEach(seen::add);
        }
        for (var copy : known) {
            switch (copy.state()) {
                case COPIED -> copied(link, copy, listed, seen);
                case FAILED ->
                    seen.findings()
                            .add(new Finding(
                                    Kind.MESSAGE_FAILED,
                                    copy.side().other(),
                                    copy.sid(),
                                    Objects.requireNonNullElse(copy.reason(), "not copied")));
                case PENDING, SKIPPED, DELETED -> {}
            }
        }
    }

    private int from(Link link, Side side) {
        return Math.max(0, link.next(side) - reach);
    }

    private void missing(
            Link link, Side side, Map<Side, Map<String, ChatMessage>> listed, List<Copy> known, Seen seen) {
        var settled = known.stream()
                .filter(copy -> copy.state() != Copy.State.PENDING)
                .flatMap(copy ->
                        java.util.stream.Stream.of(Optional.of(copy.sid()), Optional.ofNullable(copy.copySid())))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        var copied = Objects.requireNonNull(listed.get(side.other())).values().stream()
                .flatMap(message -> Marker.copyOf(message.attributes(), link.id()).stream())
                .collect(Collectors.toSet());
        int start = transactions.call(() -> links.start(link.id(), side));
        for (var message : Objects.requireNonNull(listed.get(side)).values()) {
            var index = message.index();
            int place = index == null ? Integer.MAX_VALUE : index;
            var isLower = place < link.next(side);
            var counts = !isLower || (place >= start && !copied.contains(message.sid()));
            if (counts
                    && !settled.contains(message.sid())
                    && isSettled(message.createdAt())
                    && Marker.copyOf(message.attributes(), link.id()).isEmpty()
                    && !Marker.isOldCopy(message.attributes())) {
                seen.findings().add(new Finding(Kind.MESSAGE_MISSING, side.other(), message.sid(), "message " + index));
                if (isLower) {
                    seen.passed().add(new Seen.Passed(message, side));
                }
            }
        }
    }

    private boolean isSettled(@Nullable Instant at) {
        return at == null || at.isBefore(Instant.now().minus(grace));
    }

    private void copied(Link link, Copy copy, Map<Side, Map<String, ChatMessage>> listed, Seen seen) {
        var here = Objects.requireNonNull(listed.get(copy.side()));
        var there = Objects.requireNonNull(listed.get(copy.side().other()));
        var origin = here.get(copy.message());
        var copySid = copy.copySid();
        var twin = copySid == null ? null : there.get(copySid);
        if (origin != null && twin != null) {
            if (!copy.isFurtherFile()) {
                words(copy, origin, twin, seen);
                attributes(copy, origin, twin, seen);
            }
        } else if (origin == null && twin != null) {
            gone(link, copy, copy.side(), copy.sid(), seen);
        } else if (twin == null && origin != null && copySid != null) {
            gone(link, copy, copy.side().other(), copySid, seen);
        }
    }

    /** Who changed it last is right. */
    private void words(Copy copy, ChatMessage origin, ChatMessage twin, Seen seen) {
        if (origin.body().equals(twin.body())) {
            return;
        }
        var copyIsNewer = origin.updatedAt() != null
                && twin.updatedAt() != null
                && twin.updatedAt().isAfter(origin.updatedAt())
                && copy.copiedAt() != null
                && twin.updatedAt().isAfter(copy.copiedAt().plusSeconds(1));
        var newer = copyIsNewer ? twin : origin;
        var from = copyIsNewer ? copy.side().other() : copy.side();
        changed(copy, from, newer, "other words", seen);
    }

    /** An original's go to its copy; what a copy has more, goes back. Where the words differ as well, they go first. */
    private void attributes(Copy copy, ChatMessage origin, ChatMessage twin, Seen seen) {
        var said = Marker.without(origin.attributes());
        var copied = Marker.without(twin.attributes());
        if (!copied.entrySet().containsAll(said.entrySet())) {
            changed(copy, copy.side(), origin, "other attributes", seen);
        }
        if (!said.keySet().containsAll(copied.keySet())) {
            changed(copy, copy.side().other(), twin, "further attributes", seen);
        }
    }

    private void changed(Copy copy, Side from, ChatMessage right, String what, Seen seen) {
        if (isSettled(right.updatedAt()) && seen.edits().stream().noneMatch(new Seen.Edit(copy, from)::equals)) {
            seen.findings().add(new Finding(Kind.MESSAGE_CHANGED, from.other(), right.sid(), what));
            seen.edits().add(new Seen.Edit(copy, from));
        }
    }

    /** Outside of what was listed it may be there all the same, and further files go with their message. */
    private void gone(Link link, Copy copy, Side side, String sid, Seen seen) {
        var isOwn = !copy.isFurtherFile() || side != copy.side();
        if (sid.startsWith("IM") && isOwn && read(side, () -> posting.isGone(link, side, sid))) {
            seen.findings().add(new Finding(Kind.MESSAGE_DELETED, side.other(), sid, "taken back"));
            seen.deletions().add(new Seen.Deletion(copy, side));
        }
    }

    /** A customer whom Flex texts itself is there with a phone instead of an identity. */
    private static boolean isCalled(ChatParticipant person, String name) {
        return name.equalsIgnoreCase(person.identity()) || name.equals(person.address());
    }

    private void members(Link link, Side side, Seen seen) {
        var room = rooms.of(link, side);
        var there = read(side, () -> room.chat().participants(room.sid()));
        for (var person : there) {
            var identity = person.identity();
            if (identity != null
                    && transactions
                            .call(() -> members.find(link.id(), side, identity))
                            .filter(known -> known.present())
                            .isEmpty()) {
                seen.findings().add(new Finding(Kind.MEMBER_MISSING, side.other(), identity, "not there"));
            }
        }
        transactions.call(() -> members.of(link.id())).stream()
                .filter(member -> member.present())
                .filter(member -> there.stream().noneMatch(person -> isCalled(person, member.identity(side))))
                .forEach(member -> {
                    var sid = Objects.requireNonNullElse(member.sid(side), member.identity(side));
                    seen.findings()
                            .add(new Finding(
                                    Kind.MEMBER_LEFT, side.other(), member.identity(side), "left the other side"));
                    seen.departures()
                            .add(new Seen.Departure(
                                    new ChatParticipant(sid, member.identity(side), null, null, null, null, "{}", null),
                                    side));
                });
    }
}
