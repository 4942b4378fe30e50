package dev.trunkline.bridge.fake;

import dev.trunkline.bridge.copy.Copying;
import dev.trunkline.bridge.drift.Checked;
import dev.trunkline.bridge.drift.Checks;
import dev.trunkline.bridge.drift.Differences;
import dev.trunkline.bridge.drift.Survey;
import dev.trunkline.bridge.forward.Retelling;
import dev.trunkline.bridge.link.FormerWebhooks;
import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Outbound;
import dev.trunkline.bridge.link.Pair;
import dev.trunkline.bridge.link.Pair.CreateOn;
import dev.trunkline.bridge.link.Pairs;
import dev.trunkline.bridge.link.Place;
import dev.trunkline.bridge.link.Rooms;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.members.Membership;
import dev.trunkline.bridge.members.Names;
import dev.trunkline.bridge.outbound.Outreach;
import dev.trunkline.bridge.sync.Closing;
import dev.trunkline.bridge.sync.Comparison;
import dev.trunkline.bridge.sync.HandingOver;
import dev.trunkline.bridge.sync.Happening;
import dev.trunkline.bridge.sync.Happening.Where;
import dev.trunkline.bridge.sync.Lanes;
import dev.trunkline.bridge.sync.Opening;
import dev.trunkline.bridge.sync.Serving;
import dev.trunkline.bridge.sync.Synchronisation;
import dev.trunkline.twilio.chat.Chat;
import dev.trunkline.twilio.chat.ChatProduct;
import dev.trunkline.twilio.chat.Chats;
import dev.trunkline.twilio.failure.TwilioFailures;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The core between two chat services in memory. */
public final class World {

    private static final String ACCOUNT = "AC1";
    private static final String SECOND = "IS2";

    public final FakeChat first = new FakeChat("a");
    public final FakeChat second = new FakeChat("b");
    public final KeptLinks links = new KeptLinks();
    public final KeptCopies copies = new KeptCopies();
    public final KeptMembers members = new KeptMembers();
    public final FakePosting posting = new FakePosting(first, second);
    public final FakeFlex flex = new FakeFlex(first);
    public final FakeTasks tasks = new FakeTasks();
    public final Copying copying = new Copying(links.port(), copies.port(), KeptLinks.transactions(), posting.port());
    public final KeptDrift drift = new KeptDrift();
    public final KeptTold told = new KeptTold();
    public Duration grace = Duration.ofMinutes(2);
    public final Closing closing;
    public final Rooms rooms;
    public final Synchronisation synchronisation;
    public final Pairs pairs;
    private final ChatProduct product;
    private final Membership membership;
    private final HandingOver handingOver;

    /** @param product of the first side; the second has Conversations */
    public World(ChatProduct product, boolean transfers) {
        this.product = product;
        var pair = new Pair(
                "pair",
                place(product, "IS1", Optional.empty()),
                place(ChatProduct.CONVERSATIONS, SECOND, Optional.of("WS2")),
                CreateOn.ACCEPTANCE,
                true,
                transfers,
                Optional.of(new Outbound("+14155550100", "WS1", "WW1", "sms", Optional.of("KS1"))));
        pairs = new Pairs(List.of(pair));
        rooms = new Rooms(new TwoChats(), pairs, former());
        var failures = new TwilioFailures();
        var transactions = KeptLinks.transactions();
        membership = new Membership(
                rooms,
                new Names(pairs, members.port(), transactions),
                members.port(),
                links.port(),
                transactions,
                failures);
        var outreach = new Outreach(rooms, flex.port(), links.port(), new KeptOutreaches(), transactions, failures);
        closing = new Closing(rooms, links.port(), membership, copying, tasks.port(), transactions);
        handingOver = new HandingOver(pairs, rooms, links.port(), transactions, membership, tasks.port());
        synchronisation = new Synchronisation(
                pairs,
                rooms,
                links.port(),
                transactions,
                new Opening(rooms, links.port(), transactions, failures, outreach),
                outreach,
                copying,
                membership,
                closing,
                new Serving(rooms, links.port(), transactions, membership, closing, tasks.port()),
                handingOver);
    }

    /** Proxy's. */
    public static FormerWebhooks former() {
        return place -> Optional.of(URI.create("https://proxy.example/chat"))
                .filter(url -> place.product() == ChatProduct.CHAT);
    }

    public Comparison comparison(Differences differences, Checks checks) {
        var transactions = KeptLinks.transactions();
        var retelling = new Retelling(former(), told, Duration.ofDays(7));
        return new Comparison(
                rooms,
                links.port(),
                transactions,
                new Survey(
                        rooms,
                        posting.port(),
                        links.port(),
                        copies.port(),
                        members.port(),
                        transactions,
                        retelling,
                        grace,
                        200),
                checks,
                handingOver,
                differences,
                closing,
                membership,
                copying,
                retelling);
    }

    private static Place place(ChatProduct product, String service, Optional<String> workspace) {
        return new Place(ACCOUNT, product, service, false, Optional.empty(), workspace);
    }

    private final class TwoChats implements Chats {
        @Override
        public Chat ofAccount(String accountSid) {
            throw new UnsupportedOperationException(accountSid);
        }

        @Override
        public Chat of(String accountSid, ChatProduct wanted, Optional<String> service) {
            return (service.orElseThrow().equals(SECOND) ? second : first).chat();
        }
    }

    public FakeChat at(Side side) {
        return side == Side.FIRST ? first : second;
    }

    public Where where(Side side, String conversation) {
        return side == Side.FIRST
                ? new Where(ACCOUNT, Optional.of(product), "IS1", conversation)
                : new Where(ACCOUNT, Optional.of(ChatProduct.CONVERSATIONS), SECOND, conversation);
    }

    /** A sweep reads the only link and makes good what differs. */
    public Checked sweep() throws Exception {
        var link = links.only().id();
        var comparison = comparison(drift.differences(), drift.checks());
        var seen = comparison.look(link).orElseThrow();
        var unused = comparison.repair(link, seen, "sweep", "E1", new KeptSteps());
        return drift.checked.getLast();
    }

    /** One attempt of a journal entry. */
    public void apply(Happening happening, KeptSteps entry) throws Exception {
        var conversation = happening.where().conversation();
        var lane = links.of(conversation).map(Link::lane).orElse(Lanes.of(conversation));
        var unused = synchronisation.apply(happening, lane, entry);
    }

    /** All attempts of an entry have failed: it is parked. */
    public void park(Happening happening, KeptSteps entry) {
        try {
            apply(happening, entry);
        } catch (Exception e) {
            links.of(happening.where().conversation()).ifPresent(link -> copying.givenUp(link, e.toString()));
            return;
        }
        throw new AssertionError("done, though it was to fail: " + happening);
    }
}
