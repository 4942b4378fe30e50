package dev.trunkline.bridge.sync;

import dev.trunkline.bridge.copy.Copying;
import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Link.State;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Pair;
import dev.trunkline.bridge.link.Pair.CreateOn;
import dev.trunkline.bridge.link.Pairs;
import dev.trunkline.bridge.link.Pairs.Spot;
import dev.trunkline.bridge.link.Rooms;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.bridge.members.Membership;
import dev.trunkline.bridge.outbound.Outreach;
import dev.trunkline.bridge.sync.Happening.Accepted;
import dev.trunkline.bridge.sync.Happening.Said;
import dev.trunkline.bridge.sync.Happening.Where;
import dev.trunkline.journal.Steps;
import java.util.Optional;

/** What happens in one conversation, done to its twin. */
public final class Synchronisation {

    private final Pairs pairs;
    private final Rooms rooms;
    private final Links links;
    private final Transactions transactions;
    private final Opening opening;
    private final Outreach outreach;
    private final Copying copying;
    private final Membership membership;
    private final Closing closing;
    private final Serving serving;
    private final HandingOver handingOver;

    public Synchronisation(
            Pairs pairs,
            Rooms rooms,
            Links links,
            Transactions transactions,
            Opening opening,
            Outreach outreach,
            Copying copying,
            Membership membership,
            Closing closing,
            Serving serving,
            HandingOver handingOver) {
        this.pairs = pairs;
        this.rooms = rooms;
        this.links = links;
        this.transactions = transactions;
        this.opening = opening;
        this.outreach = outreach;
        this.copying = copying;
        this.membership = membership;
        this.closing = closing;
        this.serving = serving;
        this.handingOver = handingOver;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** No link is concerned. */
        record Nothing() implements Outcome {}

        record Done(Link link) implements Outcome {}

        /** It belongs into another lane. */
        record Elsewhere(String lane) implements Outcome {}
    }

    /** The lane that something belongs to as far as is known; empty where the conversation is in no pair. */
    public Optional<String> lane(Happening happening) {
        var conversation = happening.where().conversation();
        var link = transactions.call(() -> links.of(conversation));
        if (link.isPresent()) {
            return link.filter(known -> isOurs(known, happening)).map(Link::lane);
        }
        var where = happening.where();
        var ours = where.product().isPresent()
                ? spot(where).isPresent()
                : !pairs.ofFirstAccount(where.accountSid()).isEmpty();
        return ours ? Optional.of(Lanes.of(conversation)) : Optional.empty();
    }

    /** The second workspace may have tasks of its own for its conversations. */
    private boolean isOurs(Link link, Happening happening) {
        var pair = pairs.named(link.pair());
        var isOfFlex = pair.first().accountSid().equals(happening.where().accountSid());
        return switch (happening) {
            case Accepted accepted -> isOfFlex && !isOfSecond(pair, accepted.workspaceSid());
            case Happening.TaskEnded ended -> isOfFlex;
            default -> true;
        };
    }

    private static boolean isOfSecond(Pair pair, String workspaceSid) {
        return !pair.second().workspace().equals(pair.first().workspace())
                && pair.second().workspace().filter(workspaceSid::equals).isPresent();
    }

    private Optional<Spot> spot(Where where) {
        return where.product().flatMap(product -> pairs.of(where.accountSid(), product, where.service()));
    }

    /** @param lane in which this runs; one thing of a lane at a time */
    public Outcome apply(Happening happening, String lane, Steps all) throws Exception {
        var conversation = happening.where().conversation();
        var link = transactions.call(() -> links.of(conversation));
        var steps = happening instanceof Accepted ? LinkSteps.of(link, all) : all;
        if (link.isPresent() && !link.get().lane().equals(lane)) {
            return new Outcome.Elsewhere(link.get().lane());
        }
        if (link.filter(known -> !isOurs(known, happening)).isPresent()) {
            return new Outcome.Nothing();
        }
        if (link.isEmpty() || transactions.call(() -> links.isOpening(link.get().id()))) {
            return opening(happening, link, lane, steps);
        }
        if (happening instanceof Accepted && closing.isGone(link.get(), Side.SECOND)) {
            // The next agent gets all of it in a new one.
            transactions.run(() -> links.forget(link.get().id()));
            return opening(happening, Optional.empty(), lane, LinkSteps.after(link.get(), steps));
        }
        return acted(link.get(), happening, steps);
    }

    private Outcome acted(Link link, Happening happening, Steps steps) throws Exception {
        act(link, link.sideOf(happening.where().conversation()), happening, steps);
        closing.finish(link, steps);
        return done(link);
    }

    private Outcome.Done done(Link link) {
        return new Outcome.Done(transactions.call(() -> links.find(link.id())).orElse(link));
    }

    /** @param begun the link that an attempt before has come to */
    private Outcome opening(Happening happening, Optional<Link> begun, String lane, Steps steps) throws Exception {
        var conversation = happening.where().conversation();
        var spot = happening instanceof Accepted accepted ? taskSpot(accepted.where()) : spot(happening.where());
        if (spot.isEmpty() || !opens(happening, spot.get(), conversation)) {
            return begun.isPresent() ? acted(begun.get(), happening, steps) : new Outcome.Nothing();
        }
        var found = opening.look(spot.get(), conversation);
        if (found.isSystem()) {
            return new Outcome.Nothing();
        }
        var other = new Spot(spot.get().pair(), spot.get().side().other());
        var origin = found.origin().or(() -> origin(happening)).filter(sid -> isThere(other, sid));
        var begins = origin.orElse(conversation);
        if (!Lanes.of(begins).equals(lane)) {
            return new Outcome.Elsewhere(Lanes.of(begins));
        }
        var from = origin.isPresent() ? other : spot.get();
        var opened = opening.open(from, begins, steps);
        var link = opened.link();
        if (!link.lane().equals(lane)) {
            return new Outcome.Elsewhere(link.lane());
        }
        opened.begun().ifPresent(agent -> membership.isCustomer(link, agent.identity(), agent.number()));
        membership.copyAll(link, from.side(), steps);
        copying.catchUp(link, from.side(), steps);
        // Somebody may have found the twin before there was a link to tell by.
        membership.copyAll(link, from.side().other(), steps);
        copying.catchUp(link, from.side().other(), steps);
        transactions.run(() -> {
            links.opened(link.id());
            outreach.over(link.second());
        });
        return acted(link, happening, steps);
    }

    private boolean isThere(Spot spot, String conversation) {
        return rooms.chat(spot.place()).named(conversation).isPresent();
    }

    /** A task tells of a conversation and not where it is. */
    private Optional<Spot> taskSpot(Where where) {
        var candidates = pairs.ofFirstAccount(where.accountSid()).stream()
                .map(pair -> new Spot(pair, Side.FIRST))
                .toList();
        return candidates.size() == 1
                ? Optional.of(candidates.getFirst())
                : candidates.stream()
                        .filter(spot -> isThere(spot, where.conversation()))
                        .findFirst();
    }

    private static Optional<String> origin(Happening happening) {
        return happening instanceof Accepted accepted ? accepted.origin() : Optional.empty();
    }

    /** Whether a conversation gets its twin by what happens in it, and not only by an acceptance. */
    public boolean beginsAt(Spot spot) {
        return spot.side() == Side.FIRST
                ? spot.pair().createOn() == CreateOn.FIRST_MESSAGE
                : spot.pair().startsFromSecond();
    }

    /** Whether a conversation without a twin gets one by it. */
    public boolean opens(Happening happening) {
        return spot(happening.where())
                .filter(spot -> opens(happening, spot, happening.where().conversation()))
                .isPresent();
    }

    private boolean opens(Happening happening, Spot spot, String conversation) {
        return switch (happening) {
            case Accepted accepted -> true;
            case Said said -> beginsAt(spot);
            case Happening.Added added -> isOutreach(spot, conversation);
            case Happening.Joined joined -> joined.person().identity() == null && isOutreach(spot, conversation);
            default -> false;
        };
    }

    private boolean isOutreach(Spot spot, String conversation) {
        return spot.side() == Side.SECOND
                && spot.pair().startsFromSecond()
                && outreach.concerns(spot.pair(), conversation);
    }

    private void act(Link link, Side from, Happening happening, Steps steps) throws Exception {
        switch (happening) {
            case Said said -> {
                if (link.state() == State.OPEN) {
                    copying.copy(link, from, said.message(), steps);
                }
            }
            case Happening.Edited edited -> copying.edit(link, from, edited.message(), steps);
            case Happening.Deleted deleted -> copying.delete(link, from, deleted.message(), steps);
            case Happening.Joined joined -> {
                if (membership.isThere(link, from, joined.person())) {
                    membership.joined(link, from, joined.person(), steps);
                }
            }
            case Happening.Left left -> {
                if (membership.left(link, from, left.person(), steps)) {
                    closing.ended(link, steps);
                }
            }
            case Happening.Changed changed -> {
                closing.changed(link, from, steps);
                handingOver.look(link, from, changed.attributes(), steps);
            }
            case Happening.Added added -> {
                // Its twin is there already.
            }
            case Happening.Destroyed destroyed -> closing.destroyed(link, from, steps);
            case Accepted accepted -> serving.accepted(link, accepted, steps);
            case Happening.TaskEnded ended -> closing.taskEnded(link, ended.taskSid(), steps);
        }
    }
}
