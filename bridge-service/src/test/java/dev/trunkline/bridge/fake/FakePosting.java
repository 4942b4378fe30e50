package dev.trunkline.bridge.fake;

import dev.trunkline.bridge.copy.Copy;
import dev.trunkline.bridge.copy.Copy.Posted;
import dev.trunkline.bridge.copy.Marker;
import dev.trunkline.bridge.copy.Posting;
import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.journal.Steps;
import dev.trunkline.twilio.chat.Echo;
import dev.trunkline.twilio.chat.NewChatMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Copies into two chat services. */
public final class FakePosting {

    private final FakeChat first;
    private final FakeChat second;
    private Consumer<String> before = call -> {};

    /** What was asked for, as it was asked for. */
    public final List<String> edits = new ArrayList<>();

    /** What our number in Flex has texted: what was posted there and told of. */
    public final List<String> texts = new ArrayList<>();

    public FakePosting(FakeChat first, FakeChat second) {
        this.first = first;
        this.second = second;
    }

    public Posting port() {
        return Fakes.of(Posting.class, this, call -> before.accept(call));
    }

    public void before(Consumer<String> call) {
        before = call;
    }

    private FakeChat at(Side side) {
        return side == Side.FIRST ? first : second;
    }

    public List<ChatMessage> messages(Link link, Side side, int fromIndex) {
        return at(side).messages(link.conversation(side), fromIndex);
    }

    public Optional<Posted> find(Posting.Wanted wanted, int fromIndex, Predicate<Posted> isTaken) {
        var to = wanted.from().other();
        return at(to).messages(wanted.link().conversation(to), fromIndex).stream()
                .filter(there -> Marker.copyOf(there.attributes(), wanted.link().id())
                        .filter(wanted.name()::equals)
                        .isPresent())
                .map(there -> new Posted(there.sid(), there.index()))
                .filter(Predicate.not(isTaken))
                .findFirst();
    }

    public Posted post(Posting.Wanted wanted, Steps steps) {
        var to = wanted.from().other();
        var body = wanted.part() == 0 ? wanted.message().body() : "file " + wanted.part();
        var posted = at(to).post(
                        wanted.link().conversation(to),
                        new NewChatMessage(
                                wanted.message().author(),
                                body,
                                Marker.on("{}", wanted.link().id(), wanted.name()),
                                Optional.empty()),
                        Echo.UNWANTED);
        if (to == Side.FIRST && !wanted.texted()) {
            texts.add(body);
        }
        return new Posted(posted.sid(), posted.index());
    }

    public boolean textsAll(Link link, Side side) {
        return false;
    }

    public boolean edit(Link link, Copy copy, Side from) {
        edits.add(copy.sid());
        return true;
    }

    public boolean isGone(Link link, Side side, String sid) {
        return at(side).newest(link.conversation(side), Integer.MAX_VALUE).stream()
                .noneMatch(message -> message.sid().equals(sid));
    }
}
