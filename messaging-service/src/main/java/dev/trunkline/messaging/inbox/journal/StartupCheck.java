package dev.trunkline.messaging.inbox.journal;

import dev.trunkline.messaging.inbox.Senders;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses to start without an account and a sender, rather than at the first message. */
@ApplicationScoped
class StartupCheck {
    void check(@Observes StartupEvent event, Senders senders) {
        Log.infof("inbox open account=%s", senders.account());
    }
}
