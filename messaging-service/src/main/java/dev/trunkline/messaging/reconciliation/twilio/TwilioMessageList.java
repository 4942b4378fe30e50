package dev.trunkline.messaging.reconciliation.twilio;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageReader;
import com.twilio.type.PhoneNumber;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.event.TraceScope;
import dev.trunkline.messaging.inbox.MessageStatus;
import dev.trunkline.messaging.inbox.Senders;
import dev.trunkline.messaging.reconciliation.ListedMessage;
import dev.trunkline.messaging.reconciliation.MessageList;
import dev.trunkline.twilio.rest.TwilioClients;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code GET /2010-04-01/Accounts/{AccountSid}/Messages.json} by sender and date sent. */
@ApplicationScoped
class TwilioMessageList implements MessageList {

    /** The most that Twilio gives at once. */
    private static final int PAGE = 1000;

    private static final int NOT_FOUND = 404;

    private final TwilioClients clients;
    private final Senders senders;

    TwilioMessageList(TwilioClients clients, Senders senders) {
        this.clients = clients;
        this.senders = senders;
    }

    /** Twilio documents the filters by whole days in GMT, so whole days are asked for. */
    @Override
    public List<ListedMessage> list(String sender, boolean inbound, Instant from, Instant to, TraceContext trace) {
        var account = senders.account();
        return TraceScope.run(trace, () -> {
            var listed = new ArrayList<ListedMessage>();
            var messages = party(Message.reader(account), sender, inbound)
                    .setDateSentAfter(day(from))
                    .setDateSentBefore(day(to).plusDays(1))
                    .pageSize(PAGE)
                    .read(clients.forAccount(account));
            for (var message : messages) {
                of(message).ifPresent(listed::add);
            }
            return listed;
        });
    }

    private static MessageReader party(MessageReader reader, String sender, boolean inbound) {
        var number = new PhoneNumber(sender);
        return inbound ? reader.setTo(number) : reader.setFrom(number);
    }

    private static ZonedDateTime day(Instant at) {
        return at.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
    }

    @Override
    public Optional<ListedMessage> find(String sid, TraceContext trace) {
        var account = senders.account();
        try {
            return of(TraceScope.run(trace, () -> Message.fetcher(account, sid).fetch(clients.forAccount(account))));
        } catch (ApiException e) {
            if (Objects.equals(e.getStatusCode(), NOT_FOUND)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Empty for a status that we do not know, and for what a Messaging Service has given no sender yet. */
    private static Optional<ListedMessage> of(Message message) {
        var from = text(message.getFrom());
        var to = text(message.getTo());
        var status = MessageStatus.ofId(text(message.getStatus()));
        var sentAt = first(message.getDateSent(), message.getDateCreated());
        var updatedAt = first(message.getDateUpdated(), message.getDateCreated());
        if (from.isEmpty() || to.isEmpty() || status.isEmpty() || sentAt.isEmpty() || updatedAt.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ListedMessage(
                message.getSid(),
                message.getDirection() == Message.Direction.INBOUND,
                from,
                to,
                text(message.getBody()),
                count(message.getNumMedia()),
                status.get(),
                message.getErrorCode(),
                message.getErrorMessage(),
                sentAt.get(),
                updatedAt.get()));
    }

    private static Optional<Instant> first(@Nullable ZonedDateTime one, @Nullable ZonedDateTime other) {
        return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
                .flatMap(Optional::stream)
                .map(ZonedDateTime::toInstant)
                .findFirst();
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private static int count(@Nullable String number) {
        return number == null || !number.matches("[0-9]{1,3}") ? 0 : Integer.parseInt(number);
    }
}
