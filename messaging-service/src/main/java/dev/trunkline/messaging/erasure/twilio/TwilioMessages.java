package dev.trunkline.messaging.erasure.twilio;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Message;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.event.TraceScope;
import dev.trunkline.messaging.erasure.MessagesAtTwilio;
import dev.trunkline.messaging.inbox.Senders;
import dev.trunkline.twilio.rest.TwilioClients;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Objects;

/** {@code DELETE /2010-04-01/Accounts/{AccountSid}/Messages/{Sid}.json}. */
@ApplicationScoped
class TwilioMessages implements MessagesAtTwilio {

    private static final int NOT_FOUND = 404;

    /** Twilio deletes no message that is still on its way. */
    private static final int NOT_COMPLETE = 20009;

    private final TwilioClients clients;
    private final Senders senders;

    TwilioMessages(TwilioClients clients, Senders senders) {
        this.clients = clients;
        this.senders = senders;
    }

    @Override
    public boolean delete(String sid, TraceContext trace) throws Exception {
        var account = senders.account();
        try {
            return TraceScope.run(trace, () -> Message.deleter(account, sid).delete(clients.forAccount(account)));
        } catch (ApiException e) {
            if (Objects.equals(e.getCode(), NOT_COMPLETE)) {
                throw new IOException("message " + sid + " is still on its way; Twilio deletes it once it is not", e);
            }
            if (!Objects.equals(e.getStatusCode(), NOT_FOUND)) {
                throw e;
            }
            return false;
        }
    }
}
