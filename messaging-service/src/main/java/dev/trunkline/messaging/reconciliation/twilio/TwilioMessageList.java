package dev.trunkline.messaging.reconciliation.twilio;

import com.twilio.base.Page;
import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Message;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.event.TraceScope;
import dev.trunkline.messaging.inbox.MessageStatus;
import dev.trunkline.messaging.inbox.Senders;
import dev.trunkline.messaging.reconciliation.ListedMessage;
import dev.trunkline.messaging.reconciliation.MessageList;
import dev.trunkline.twilio.rest.TwilioClients;
import dev.trunkline.twilio.sending.Background;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code GET /2010-04-01/Accounts/{AccountSid}/Messages.json} by sender and date sent. */
@ApplicationScoped
class TwilioMessageList implements MessageList {

    /** The most that Twilio gives at once. */
    private static final String PAGE = "1000";

    private static final String API = "https://api.twilio.com";

    private static final int NOT_FOUND = 404;

    private final TwilioClients clients;
    private final Senders senders;

    TwilioMessageList(TwilioClients clients, Senders senders) {
        this.clients = clients;
        this.senders = senders;
    }

    /**
     * Twilio documents its filters by whole days in GMT, written {@code YYYY-MM-DD}. The SDK's own setters write moments
     * without a zone instead, so the first page is asked for by its address, as the SDK asks for all further ones.
     */
    @Override
    public List<ListedMessage> list(String sender, boolean inbound, Instant from, Instant to, TraceContext trace) {
        var account = senders.account();
        var query =
                Map.of(inbound ? "To" : "From", sender, "DateSent>", day(from), "DateSent<", day(to), "PageSize", PAGE);
        var first = API + "/2010-04-01/Accounts/" + account + "/Messages.json?" + encoded(query);
        return inBackground(trace, () -> {
            var client = clients.forAccount(account);
            var reader = Message.reader(account);
            var listed = new ArrayList<ListedMessage>();
            var page = reader.getPage(first, client);
            add(page, from, to, listed);
            while (page.hasNextPage() && !reachesBehind(from, page)) {
                page = reader.nextPage(page, client);
                add(page, from, to, listed);
            }
            return listed;
        });
    }

    private static <T> T inBackground(TraceContext trace, Background.Action<T, RuntimeException> calls) {
        return TraceScope.run(trace, () -> Background.run(calls));
    }

    /** Days are more than the range, so the rest of them is dropped page by page. */
    private static void add(Page<Message> page, Instant from, Instant to, List<ListedMessage> listed) {
        readable(page)
                .filter(message ->
                        !message.sentAt().isBefore(from) && message.sentAt().isBefore(to))
                .forEach(listed::add);
    }

    /** Twilio lists the newest first. */
    private static boolean reachesBehind(Instant from, Page<Message> page) {
        return readable(page)
                .reduce((newer, older) -> older)
                .filter(oldest -> oldest.sentAt().isBefore(from))
                .isPresent();
    }

    private static Stream<ListedMessage> readable(Page<Message> page) {
        return page.getRecords().stream().map(TwilioMessageList::of).flatMap(Optional::stream);
    }

    private static String encoded(Map<String, String> query) {
        return query.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    @Override
    public Optional<ListedMessage> find(String sid, TraceContext trace) {
        var account = senders.account();
        try {
            return of(inBackground(trace, () -> Message.fetcher(account, sid).fetch(clients.forAccount(account))));
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
