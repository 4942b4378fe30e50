package dev.trunkline.messaging.tasks;

import dev.trunkline.contracts.update.Update;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.Senders;
import dev.trunkline.messaging.inbox.UpdateOutbox;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells browsers what changed, in the transaction that changes it. */
@ApplicationScoped
class StartUpdates {

    private final UpdateOutbox outbox;
    private final Senders senders;

    StartUpdates(UpdateOutbox outbox, Senders senders) {
        this.outbox = outbox;
        this.senders = senders;
    }

    void changed(Start start, Cause cause) {
        outbox.publish(
                new Update.OutboundTaskChanged(StartViews.of(start)),
                "outbound-tasks/" + start.id(),
                senders.account(),
                cause);
    }
}
