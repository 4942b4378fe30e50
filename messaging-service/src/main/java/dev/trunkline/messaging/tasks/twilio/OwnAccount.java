package dev.trunkline.messaging.tasks.twilio;

import com.twilio.http.TwilioRestClient;
import dev.trunkline.messaging.inbox.Senders;
import dev.trunkline.twilio.flex.FlexInteractions;
import dev.trunkline.twilio.flex.FlexProject;
import dev.trunkline.twilio.rest.TwilioClients;
import jakarta.enterprise.context.ApplicationScoped;

/** The account that the service works for. */
@ApplicationScoped
class OwnAccount {

    private final TwilioClients clients;
    private final Senders senders;

    OwnAccount(TwilioClients clients, Senders senders) {
        this.clients = clients;
        this.senders = senders;
    }

    String sid() {
        return senders.account();
    }

    /** Ask for it each time: its credentials follow a rotation. */
    TwilioRestClient client() {
        return clients.forAccount(sid());
    }

    FlexProject flex() {
        return new FlexProject(this::client);
    }

    FlexInteractions interactions() {
        return new FlexInteractions(this::client);
    }
}
