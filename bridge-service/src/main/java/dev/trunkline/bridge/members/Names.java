package dev.trunkline.bridge.members;

import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Pairs;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.link.Transactions;

/** How people of one side are called on the other. */
public final class Names {

    private final Pairs pairs;
    private final Members members;
    private final Transactions transactions;

    public Names(Pairs pairs, Members members, Transactions transactions) {
        this.pairs = pairs;
        this.members = members;
        this.transactions = transactions;
    }

    /** A member as he is called there; of others the encoding decides. */
    public String at(Link link, Side from, String identity) {
        var pair = pairs.named(link.pair());
        return transactions
                .call(() -> members.find(link.id(), from, identity))
                .map(member -> member.identity(from.other()))
                .orElseGet(() -> pair.at(from).nameAt(pair.at(from.other()), identity));
    }
}
