package dev.trunkline.bridge.sync;

import dev.trunkline.bridge.copy.Copying;
import dev.trunkline.bridge.drift.Checked;
import dev.trunkline.bridge.drift.Checks;
import dev.trunkline.bridge.drift.Difference.Finding;
import dev.trunkline.bridge.drift.Difference.Kind;
import dev.trunkline.bridge.drift.Differences;
import dev.trunkline.bridge.drift.Seen;
import dev.trunkline.bridge.drift.Survey;
import dev.trunkline.bridge.forward.Retelling;
import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Link.State;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Rooms;
import dev.trunkline.bridge.link.Rooms.Room;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.bridge.members.Membership;
import dev.trunkline.journal.Steps;
import dev.trunkline.twilio.chat.UnreadableAttributesException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes good what webhooks did not tell: both sides of a link are read, what is not alike is noted, and what one lacks is
 * brought to it.
 */
public final class Comparison {

    private final Rooms rooms;
    private final Links links;
    private final Transactions transactions;
    private final Survey survey;
    private final Checks checks;
    private final HandingOver handingOver;
    private final Differences differences;
    private final Closing closing;
    private final Membership membership;
    private final Copying copying;
    private final Retelling retelling;

    public Comparison(
            Rooms rooms,
            Links links,
            Transactions transactions,
            Survey survey,
            Checks checks,
            HandingOver handingOver,
            Differences differences,
            Closing closing,
            Membership membership,
            Copying copying,
            Retelling retelling) {
        this.rooms = rooms;
        this.links = links;
        this.transactions = transactions;
        this.survey = survey;
        this.checks = checks;
        this.handingOver = handingOver;
        this.differences = differences;
        this.closing = closing;
        this.membership = membership;
        this.copying = copying;
        this.retelling = retelling;
    }

    /** Reads a link. Changes nothing at Twilio. */
    public Optional<Seen> look(UUID id) {
        return transactions.call(() -> links.find(id)).map(link -> {
            var seen = survey.of(link);
            handingOver.wanted(link, seen).ifPresent(seen.findings()::add);
            return seen;
        });
    }

    /** A link that could not be read; part of a transaction. */
    public void unreadable(UUID id, Side side, String by, String eventId, String reason) {
        links.find(id).ifPresent(link -> {
            var finding = new Finding(Kind.UNREADABLE, side.other(), link.conversation(side), "not read at Twilio");
            differences.found(id, List.of(finding), by, eventId, now());
            differences.left(id, Map.of(finding, reason));
            checks.put(Checked.unreadable(id, eventId, by, reason, now()));
        });
    }

    /** In the lane of the link. @param by who wants it, @param eventId of the journal's entry */
    public Optional<Link> repair(UUID id, Seen seen, String by, String eventId, Steps steps) throws Exception {
        var link = transactions.call(() -> links.find(id)).orElseThrow();
        transactions.run(() -> differences.found(id, seen.findings(), by, eventId, now()));
        if (link.state() == State.OPEN && seen.inside()) {
            alike(link, seen, steps);
        }
        for (var side : Side.values()) {
            var current = transactions.call(() -> links.find(id)).orElseThrow();
            if (current.state() != State.ENDED || side == Side.FIRST) {
                closing.changed(current, side, steps);
            }
        }
        var left = seen.findings().isEmpty() ? Map.<Finding, String>of() : left(id, seen);
        transactions.run(() -> {
            var repaired = differences.repaired(
                    id,
                    finding -> isKnown(finding, seen) && left.keySet().stream().noneMatch(finding::isSame),
                    now());
            differences.left(id, left);
            checks.put(Checked.read(id, eventId, by, repaired, left.size(), now()));
        });
        return transactions.call(() -> links.find(id));
    }

    /** Of a link that is not open, or has lost a side, nobody has looked into the conversations. */
    private static boolean isKnown(Finding finding, Seen seen) {
        return seen.inside() || !finding.kind().isInside();
    }

    /** What was not made good, each with its reason: the link is read again. */
    private Map<Finding, String> left(UUID id, Seen seen) {
        var after = look(id).map(Seen::findings).orElse(List.of());
        var left = new LinkedHashMap<Finding, String>();
        for (var finding : seen.findings()) {
            if (finding.kind() == Kind.MESSAGE_FAILED) {
                left.put(finding, finding.what());
            } else if (finding.kind().isMissing() && seen.isClosed(finding.side())) {
                left.put(finding, "the " + finding.side().id() + " side is closed");
            } else if (after.stream().anyMatch(finding::isSame)) {
                left.put(finding, "still so after it was " + finding.kind().repair());
            }
        }
        return left;
    }

    private void alike(Link link, Seen seen, Steps steps) throws Exception {
        // Whoever gave the conversation away has left it, and not for good.
        handingOver.look(link, Side.SECOND, seen.attributes().getOrDefault(Side.SECOND, "{}"), steps);
        for (var pointers : seen.pointers().entrySet()) {
            name(rooms.of(link, pointers.getKey()), current(link, pointers.getValue()), steps);
        }
        for (var side : Side.values()) {
            if (!seen.isClosed(side.other())) {
                membership.copyAll(link, side, steps);
                copying.catchUp(link, side, steps);
            }
        }
        for (var passed : seen.passed()) {
            if (!seen.isClosed(passed.from().other())) {
                copying.missed(link, passed.from(), passed.message(), steps);
            }
        }
        for (var untold : seen.untold()) {
            var room = rooms.of(link, untold.side());
            retelling.tell(room.place(), room.sid(), untold.message(), untold.ours());
        }
        for (var edit : seen.edits()) {
            copying.edit(link, edit.copy(), edit.from(), steps);
        }
        for (var deletion : seen.deletions()) {
            copying.delete(link, deletion.copy(), deletion.from(), steps);
        }
        for (var departure : seen.departures()) {
            if (membership.left(link, departure.from(), departure.person(), steps)) {
                closing.ended(link, steps);
            }
        }
    }

    /** The task may be another one since they were seen. */
    private Map<String, String> current(Link link, Map<String, String> pointers) {
        var now = new HashMap<>(pointers);
        transactions
                .call(() -> links.task(link.id()))
                .ifPresent(task -> task.attributes().forEach(now::replace));
        return now;
    }

    /** What cannot be merged, since somebody has made it no JSON object, stays a difference. */
    private static void name(Room room, Map<String, String> pointers, Steps steps) throws Exception {
        steps.once("name-in-" + room.sid(), Boolean.class, () -> {
            try {
                room.chat().mergeAttributes(room.sid(), pointers, room.echo());
                return true;
            } catch (UnreadableAttributesException e) {
                return false;
            }
        });
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
