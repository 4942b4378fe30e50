package dev.trunkline.messaging.erasure.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.command.ErasurePart;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.ParkException;
import dev.trunkline.journal.Steps;
import dev.trunkline.messaging.erasure.ErasureRounds;
import dev.trunkline.messaging.erasure.Erasures;
import dev.trunkline.messaging.erasure.Part;
import dev.trunkline.messaging.erasure.Told;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Set;

/** Notes in the receipt what another service tells of its part. */
@ApplicationScoped
class PartHandler implements EntryHandler {

    private final Erasures erasures;
    private final ErasureRounds rounds;
    private final Transactions transactions;
    private final ObjectMapper json;

    PartHandler(Erasures erasures, ErasureRounds rounds, Transactions transactions, ObjectMapper json) {
        this.erasures = erasures;
        this.rounds = rounds;
        this.transactions = transactions;
        this.json = json;
    }

    @Override
    public boolean handles(String eventType) {
        return eventType.equals(ErasurePart.TYPE);
    }

    @Override
    public Completion handle(Entry entry, Steps steps) {
        var told = read(entry);
        if (!transactions.call(() -> erasures.asked(told.erasureId(), told.service()))) {
            throw new ParkException(
                    "erasure " + told.erasureId() + ": there is no receipt that asks " + told.service()
                            + "-service for a part; skip this entry where the database was set back, and erase the person once more");
        }
        var part = new Part(told.service(), told.at(), told.stuck(), told.counts(), told.left());
        var all = new Told(part, told.round(), Set.copyOf(told.found()));
        return outbox -> rounds.note(told.erasureId(), all, Cause.of(entry.event()));
    }

    private ErasurePart read(Entry entry) {
        try {
            return json.readValue(entry.event().data(), ErasurePart.class);
        } catch (IOException e) {
            throw new ParkException("event " + entry.event().id()
                    + ": not a part of an erasure (expected the JSON that the services write): skip it");
        }
    }

    @Override
    public OnPark onPark(Entry entry) {
        return OnPark.LANE_MOVES_ON;
    }
}
