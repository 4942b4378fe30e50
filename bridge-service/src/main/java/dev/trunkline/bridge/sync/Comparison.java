package dev.trunkline.bridge.sync;

import dev.trunkline.bridge.copy.Copying;
import dev.trunkline.bridge.drift.Differences;
import dev.trunkline.bridge.drift.Survey;
import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Link.State;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.bridge.members.Membership;
import dev.trunkline.journal.Steps;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes good what webhooks did not tell: both sides of a link are read, what is not alike is noted, and what one lacks is
 * brought to it.
 */
public final class Comparison {

    private final Links links;
    private final Transactions transactions;
    private final Survey survey;
    private final Differences differences;
    private final Closing closing;
    private final Membership membership;
    private final Copying copying;

    public Comparison(
            Links links,
            Transactions transactions,
            Survey survey,
            Differences differences,
            Closing closing,
            Membership membership,
            Copying copying) {
        this.links = links;
        this.transactions = transactions;
        this.survey = survey;
        this.differences = differences;
        this.closing = closing;
        this.membership = membership;
        this.copying = copying;
    }

    /** Reads a link. Changes nothing at Twilio. */
    public Optional<Survey.Seen> look(UUID id) {
        return transactions.call(() -> links.find(id)).map(survey::of);
    }

    /** In the lane of the link. @param by who wants it, @param eventId of the journal's entry */
    public Optional<Link> repair(UUID id, Survey.Seen seen, String by, String eventId, Steps steps) throws Exception {
        var link = transactions.call(() -> links.find(id)).orElseThrow();
        transactions.run(() -> differences.found(id, seen.findings(), by, eventId, now()));
        if (link.state() == State.OPEN) {
            alike(link, seen, steps);
        }
        for (var side : Side.values()) {
            var current = transactions.call(() -> links.find(id)).orElseThrow();
            if (current.state() != State.ENDED || side == Side.FIRST) {
                closing.changed(current, side, steps);
            }
        }
        transactions.run(() -> differences.repaired(id, seen.lasting(), now()));
        return transactions.call(() -> links.find(id));
    }

    private void alike(Link link, Survey.Seen seen, Steps steps) throws Exception {
        for (var side : Side.values()) {
            if (!seen.isClosed(side.other())) {
                membership.copyAll(link, side, steps);
                copying.catchUp(link, side, steps);
            }
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

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
