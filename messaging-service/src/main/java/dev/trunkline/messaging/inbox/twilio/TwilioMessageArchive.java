package dev.trunkline.messaging.inbox.twilio;

import com.twilio.rest.api.v2010.account.Message;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.event.TraceScope;
import dev.trunkline.messaging.inbox.InboxClock;
import dev.trunkline.messaging.inbox.MessageArchive;
import dev.trunkline.messaging.inbox.MessageStatus;
import dev.trunkline.messaging.inbox.Senders;
import dev.trunkline.messaging.inbox.SentMessage;
import dev.trunkline.twilio.rest.TwilioClients;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code GET /2010-04-01/Accounts/{AccountSid}/Messages/{Sid}.json}. */
@ApplicationScoped
class TwilioMessageArchive implements MessageArchive {

    private final TwilioClients clients;
    private final Senders senders;
    private final InboxClock clock;

    TwilioMessageArchive(TwilioClients clients, Senders senders, InboxClock clock) {
        this.clients = clients;
        this.senders = senders;
        this.clock = clock;
    }

    @Override
    public SentMessage fetch(String sid, TraceContext trace) {
        var account = senders.account();
        var message = TraceScope.run(trace, () -> Message.fetcher(account, sid).fetch(clients.forAccount(account)));
        return new SentMessage(
                account,
                sid,
                message.getDirection() != Message.Direction.INBOUND,
                text(message.getFrom()),
                text(message.getTo()),
                text(message.getBody()),
                count(message.getNumMedia()),
                MessageStatus.ofId(text(message.getStatus())).orElse(MessageStatus.SENT),
                message.getErrorCode(),
                message.getErrorMessage(),
                Optional.ofNullable(message.getDateSent())
                        .or(() -> Optional.ofNullable(message.getDateCreated()))
                        .map(ZonedDateTime::toInstant)
                        .orElseGet(clock::now));
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private static int count(@Nullable String number) {
        return number == null || !number.matches("[0-9]{1,3}") ? 0 : Integer.parseInt(number);
    }
}
