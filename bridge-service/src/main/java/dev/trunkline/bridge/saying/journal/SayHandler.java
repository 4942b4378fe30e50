package dev.trunkline.bridge.saying.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.bridge.saying.Saying;
import dev.trunkline.bridge.saying.Wish;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.Steps;
import jakarta.enterprise.context.ApplicationScoped;

/** Says in Twilio what an agent says in the console. */
@ApplicationScoped
class SayHandler implements EntryHandler {

    private final Links links;
    private final Transactions transactions;
    private final Saying saying;
    private final ObjectMapper json;

    SayHandler(Links links, Transactions transactions, Saying saying, ObjectMapper json) {
        this.links = links;
        this.transactions = transactions;
        this.saying = saying;
        this.json = json;
    }

    @Override
    public boolean handles(String eventType) {
        return eventType.equals(Wish.TYPE);
    }

    @Override
    public Completion handle(Entry entry, Steps steps) throws Exception {
        var wish = json.readValue(entry.event().data(), Wish.class);
        var link = transactions.call(() -> links.find(wish.link()));
        if (link.isPresent()) {
            saying.say(link.get(), wish, entry.event().id(), steps);
        }
        return Completion.nothing();
    }

    @Override
    public OnPark onPark(Entry entry) {
        return OnPark.LANE_MOVES_ON;
    }
}
