package dev.trunkline.bridge.forward.journal;

import dev.trunkline.bridge.forward.Forwarding;
import dev.trunkline.bridge.intake.Onward;
import dev.trunkline.contracts.twilio.TwilioEvents;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.Steps;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Hands each event on, in order per channel, until the other webhook has taken it. */
@ApplicationScoped
class ForwardHandler implements EntryHandler {

    private final Forwarding forwarding;

    ForwardHandler(Forwarding forwarding) {
        this.forwarding = forwarding;
    }

    @Override
    public boolean handles(String eventType) {
        return eventType.equals(Forwarding.TYPE);
    }

    @Override
    public Completion handle(Entry entry, Steps steps) throws Exception {
        var event = Onward.unwrap(entry.event());
        steps.once("forward", Boolean.class, () -> {
            forwarding.forward(event, TwilioEvents.parse(event));
            return true;
        });
        return Completion.nothing();
    }

    @Override
    public List<String> stepNames(Entry entry) {
        return Forwarding.stepNames();
    }

    @Override
    public OnPark onPark(Entry entry) {
        return OnPark.LANE_MOVES_ON;
    }
}
