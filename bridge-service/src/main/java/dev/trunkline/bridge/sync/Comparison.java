package dev.trunkline.bridge.sync;

import dev.trunkline.bridge.copy.Copying;
import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Link.State;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.bridge.members.Membership;
import dev.trunkline.journal.Steps;
import java.util.Optional;
import java.util.UUID;

/** Makes good what webhooks did not tell: both sides of a link are read and what one lacks is brought to it. */
public final class Comparison {

    private final Links links;
    private final Transactions transactions;
    private final Closing closing;
    private final Membership membership;
    private final Copying copying;

    public Comparison(Links links, Transactions transactions, Closing closing, Membership membership, Copying copying) {
        this.links = links;
        this.transactions = transactions;
        this.closing = closing;
        this.membership = membership;
        this.copying = copying;
    }

    /** In the lane of the link. */
    public Optional<Link> compare(UUID id, Steps steps) throws Exception {
        var link = transactions.call(() -> links.find(id));
        if (link.isPresent() && link.get().state() == State.OPEN) {
            for (var side : Side.values()) {
                membership.copyAll(link.get(), side, steps);
                copying.catchUp(link.get(), side, steps);
            }
            for (var side : Side.values()) {
                closing.changed(transactions.call(() -> links.find(id)).orElseThrow(), side, steps);
            }
        }
        return transactions.call(() -> links.find(id));
    }
}
