package dev.trunkline.bridge.fake;

import dev.trunkline.bridge.link.Pair;
import dev.trunkline.bridge.outbound.Flex;
import dev.trunkline.bridge.outbound.Flex.Opened;
import dev.trunkline.bridge.outbound.Flex.Wanted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Flex, and Proxy behind it. */
public final class FakeFlex {

    private final FakeChat chat;
    private final Map<String, Opened> interactions = new HashMap<>();
    private final Map<String, Opened> active = new HashMap<>();
    private final Map<String, String> sessions = new HashMap<>();
    private Optional<String> flow = Optional.empty();
    private Consumer<String> before = call -> {};

    /** What was made. */
    public final List<String> made = new ArrayList<>();

    public FakeFlex(FakeChat chat) {
        this.chat = chat;
    }

    public Flex port() {
        return Fakes.of(Flex.class, this, call -> before.accept(call));
    }

    public void before(Consumer<String> call) {
        before = call;
    }

    public Optional<String> flow(Pair pair) {
        return flow;
    }

    public String makeFlow(Pair pair) {
        made.add("flow");
        flow = Optional.of("FO1");
        return "FO1";
    }

    public Optional<Opened> channel(Wanted wanted) {
        return chat.named(wanted.uniqueName())
                .flatMap(found -> active.values().stream()
                        .filter(opened -> opened.conversation().equals(found.sid()))
                        .findFirst());
    }

    public Opened makeChannel(Wanted wanted, String flow) {
        return active.computeIfAbsent(wanted.number(), number -> open("channel", wanted, "sms" + number));
    }

    private Opened open(String kind, Wanted wanted, String identity) {
        made.add(kind);
        var sid = chat.conversation(wanted.uniqueName(), "{}");
        chat.join(sid, identity, null, "{}");
        return new Opened(sid, "WT" + made.size());
    }

    /** A customer has written to us. @return the channel that is active since */
    public String texting(String number) {
        var sid = chat.conversation("inbound", "{}");
        chat.join(sid, "sms" + number, null, "{}");
        active.put(number, new Opened(sid, null));
        return sid;
    }

    /** The customer's channel is active no more. */
    public void ended(String number) {
        active.remove(number);
    }

    public Optional<String> session(Pair pair, String channel) {
        return Optional.ofNullable(sessions.get(channel));
    }

    public String makeSession(Pair pair, String channel) {
        made.add("session");
        sessions.put(channel, "KC1");
        return "KC1";
    }

    public void join(Pair pair, String session, String identifier, String name) {}

    public Optional<Opened> interaction(Wanted wanted) {
        return Optional.ofNullable(interactions.get(wanted.origin()));
    }

    public Opened makeInteraction(Wanted wanted) {
        var opened = open("interaction", wanted, wanted.number());
        interactions.put(wanted.origin(), opened);
        return opened;
    }
}
