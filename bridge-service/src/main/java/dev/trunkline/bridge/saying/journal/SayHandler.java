package dev.trunkline.bridge.saying.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Rooms;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.bridge.saying.Saying;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.Steps;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Says in Twilio what an agent says in the console. */
@ApplicationScoped
class SayHandler implements EntryHandler {

    static final String TYPE = "trunkline.bridge.say";

    private final Links links;
    private final Transactions transactions;
    private final Saying saying;
    private final ObjectMapper json;

    SayHandler(Links links, Transactions transactions, Rooms rooms, ObjectMapper json) {
        this.links = links;
        this.transactions = transactions;
        this.saying = new Saying(rooms);
        this.json = json;
    }

    /** The entry's data. */
    record Wish(UUID link, Side side, String by, String body) {}

    @Override
    public boolean handles(String eventType) {
        return eventType.equals(TYPE);
    }

    @Override
    public Completion handle(Entry entry, Steps steps) throws Exception {
        var wish = json.readValue(entry.event().data(), Wish.class);
        var link = transactions.call(() -> links.find(wish.link()));
        if (link.isPresent()) {
            saying.say(
                    link.get(),
                    wish.side(),
                    wish.by(),
                    wish.body(),
                    entry.event().id(),
                    steps);
        }
        return Completion.nothing();
    }

    @Override
    public OnPark onPark(Entry entry) {
        return OnPark.LANE_MOVES_ON;
    }
}
