package dev.trunkline.bridge.link;

import dev.trunkline.twilio.chat.ChatProduct;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All pairs that are configured. */
public record Pairs(List<Pair> all) {

    public Pairs {
        all = List.copyOf(all);
        var places = all.stream()
                .flatMap(pair -> Stream.of(pair.first(), pair.second()))
                .map(place -> place.product() + " " + place.accountSid() + " " + place.service())
                .toList();
        places.stream()
                .filter(place -> places.indexOf(place) != places.lastIndexOf(place))
                .findFirst()
                .ifPresent(place -> {
                    throw new IllegalArgumentException("trunkline.bridge.pairs: the chats of " + place
                            + " are named twice (expected: each chat service on one side of one pair)");
                });
    }

    /** One side of one pair. */
    public record Spot(Pair pair, Side side) {
        public Place place() {
            return pair.at(side);
        }
    }

    /** Whose conversations an event tells of; empty where they are nobody's. */
    public Optional<Spot> of(String accountSid, ChatProduct product, @Nullable String service) {
        return all.stream()
                .flatMap(pair -> Stream.of(new Spot(pair, Side.FIRST), new Spot(pair, Side.SECOND)))
                .filter(spot -> spot.place().product() == product
                        && spot.place().accountSid().equals(accountSid)
                        && spot.place().service().equals(service))
                .findFirst();
    }

    /** Pairs whose first side is in an account: where a task of that account may have its conversation. */
    public List<Pair> ofFirstAccount(String accountSid) {
        return all.stream()
                .filter(pair -> pair.first().accountSid().equals(accountSid))
                .toList();
    }

    public Pair named(String name) {
        return all.stream()
                .filter(pair -> pair.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("trunkline.bridge.pairs." + name
                        + ": missing, though links of it exist (expected: the pair as it was)"));
    }
}
