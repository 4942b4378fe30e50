package dev.trunkline.taskrouter.board.journal;

import dev.trunkline.contracts.twilio.TaskRouterEvent;
import dev.trunkline.contracts.twilio.TwilioEvents;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.Steps;
import dev.trunkline.taskrouter.board.Board;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;

/** Brings what TaskRouter tells onto the board. Calls nobody. */
@ApplicationScoped
class TaskRouterEventHandler implements EntryHandler {

    private final Board board;

    TaskRouterEventHandler(Board board) {
        this.board = board;
    }

    @Override
    public boolean handles(String eventType) {
        return eventType.startsWith("twilio.taskrouter.") || eventType.startsWith("com.twilio.taskrouter.");
    }

    @Override
    public Completion handle(Entry entry, Steps steps) {
        if (TwilioEvents.parse(entry.event()) instanceof TaskRouterEvent event) {
            return outbox -> board.apply(event, entry.event());
        }
        Log.infof(
                "nothing for the board entryId=%d type=%s",
                entry.id(), entry.event().type());
        return Completion.nothing();
    }

    /** Whatever comes later says more; versions keep the order. */
    @Override
    public OnPark onPark(Entry entry) {
        return OnPark.LANE_MOVES_ON;
    }
}
