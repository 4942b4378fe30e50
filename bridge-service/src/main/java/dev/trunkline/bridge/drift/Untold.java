package dev.trunkline.bridge.drift;

import dev.trunkline.bridge.copy.Copy;
import dev.trunkline.bridge.copy.Marker;
import dev.trunkline.bridge.forward.Retelling;
import dev.trunkline.bridge.forward.Retelling.Sent;
import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Rooms;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.bridge.members.Member;
import dev.trunkline.bridge.members.Members;
import dev.trunkline.contracts.twilio.ChatMessage;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Messages of agents of which the webhook before ours has not been told: that one sends them to the customer's phone, so of the
 * customer's own words it is told nothing. What somebody wrote by REST may have asked for no webhook; a copy that a forgotten
 * link made was told of in its time.
 */
final class Untold {

    private final Rooms rooms;
    private final Retelling retelling;
    private final Links links;
    private final Members members;
    private final Transactions transactions;

    Untold(Rooms rooms, Retelling retelling, Links links, Members members, Transactions transactions) {
        this.rooms = rooms;
        this.retelling = retelling;
        this.links = links;
        this.members = members;
        this.transactions = transactions;
    }

    /** @param isSettled whether the webhook of what was written then has had its time */
    List<Seen.Untold> of(
            Link link, Side side, Collection<ChatMessage> listed, List<Copy> known, Predicate<Instant> isSettled) {
        int texted = transactions.call(() -> links.texted(link.id()));
        var agents = transactions.call(() -> members.of(link.id())).stream()
                .filter(Member::agent)
                .toList();
        var sent = listed.stream()
                .flatMap(message -> sent(side, message, known, agents, texted).stream())
                .filter(one -> isSettled.test(one.at()))
                .toList();
        return retelling.untold(rooms.of(link, side).place(), sent).stream()
                .map(message -> new Seen.Untold(message, side, isOurs(message, known)))
                .toList();
    }

    private static boolean isOurs(ChatMessage message, List<Copy> known) {
        return copy(message, known).isPresent();
    }

    private static Optional<Copy> copy(ChatMessage message, List<Copy> known) {
        return known.stream()
                .filter(copy -> message.sid().equals(copy.copySid()))
                .findFirst();
    }

    private static Optional<Sent> sent(
            Side side, ChatMessage message, List<Copy> known, List<Member> agents, int texted) {
        var copy = copy(message, known);
        if (copy.isPresent()) {
            return copy.filter(ours -> isAgent(agents, ours.side(), ours.author()))
                    .filter(ours -> !isTexted(ours, known, texted))
                    .flatMap(ours -> Optional.ofNullable(ours.copiedAt()))
                    .map(at -> new Sent(message, at));
        }
        return Optional.ofNullable(message.createdAt())
                .filter(at -> isAgent(agents, side, message.author()))
                .filter(at -> !Marker.isCopy(message.attributes()))
                .filter(at -> !Marker.isOldCopy(message.attributes()))
                .map(at -> new Sent(message, at));
    }

    private static boolean isAgent(List<Member> agents, Side side, String author) {
        return agents.stream().anyMatch(agent -> agent.identity(side).equals(author));
    }

    /** The customer had got it before; nobody was to be told of the copy. */
    private static boolean isTexted(Copy copy, List<Copy> known, int texted) {
        return copy.side() == Side.SECOND
                && known.stream()
                        .filter(origin -> origin.sid().equals(copy.message()))
                        .anyMatch(origin -> origin.index() != null && origin.index() < texted);
    }
}
