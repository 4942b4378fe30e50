package dev.trunkline.messaging.outbound.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.event.TraceScope;
import dev.trunkline.messaging.inbox.InboxConfig;
import dev.trunkline.messaging.inbox.MessageStatus;
import dev.trunkline.messaging.inbox.Senders;
import dev.trunkline.messaging.inbox.StatusCallback;
import dev.trunkline.messaging.outbound.MessageSender;
import dev.trunkline.messaging.outbound.TemplateUse;
import dev.trunkline.messaging.outbound.Wording;
import dev.trunkline.twilio.rest.TwilioClients;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code POST} and {@code GET /2010-04-01/Accounts/{AccountSid}/Messages.json}. */
@ApplicationScoped
class TwilioMessageSender implements MessageSender {

    private static final int PAGE = 50;

    private final TwilioClients clients;
    private final Senders senders;
    private final String statusCallbackUrl;
    private final ObjectMapper json;

    TwilioMessageSender(TwilioClients clients, Senders senders, InboxConfig config, ObjectMapper json) {
        this.clients = clients;
        this.senders = senders;
        this.statusCallbackUrl = config.statusCallbackUrl();
        this.json = json;
    }

    @Override
    public Taken send(
            dev.trunkline.messaging.inbox.Message message, Optional<TemplateUse> template, TraceContext trace) {
        var account = senders.account();
        var creator = template.map(use -> creator(account, message, use))
                .orElseGet(() -> creator(account, message))
                .setStatusCallback(StatusCallback.url(statusCallbackUrl, message.id()));
        return taken(TraceScope.run(trace, () -> creator.create(clients.forAccount(account))));
    }

    private static MessageCreator creator(String account, dev.trunkline.messaging.inbox.Message message) {
        var to = new PhoneNumber(message.to());
        var from = new PhoneNumber(message.from());
        var mediaUrl = message.mediaUrl();
        if (mediaUrl == null) {
            return Message.creator(account, to, from, message.body());
        }
        var withMedia = Message.creator(account, to, from, List.of(URI.create(mediaUrl)));
        return message.body().isEmpty() ? withMedia : withMedia.setBody(message.body());
    }

    private MessageCreator creator(String account, dev.trunkline.messaging.inbox.Message message, TemplateUse use) {
        return Message.creator(account, new PhoneNumber(message.to()), new PhoneNumber(message.from()), (String) null)
                .setContentSid(use.sid())
                .setContentVariables(variables(message, use));
    }

    private String variables(dev.trunkline.messaging.inbox.Message message, TemplateUse use) {
        try {
            return json.writeValueAsString(use.variables());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("message " + message.id() + ": variables cannot be written as JSON", e);
        }
    }

    /**
     * The newest come first, page by page until one is older. Without the filter DateSent, which leaves out what Twilio has
     * not sent yet.
     */
    @Override
    public List<Taken> alike(
            dev.trunkline.messaging.inbox.Message message,
            Optional<TemplateUse> template,
            Instant since,
            TraceContext trace) {
        var account = senders.account();
        return TraceScope.run(trace, () -> {
            var found = new ArrayList<Taken>();
            var sent = Message.reader(account)
                    .setTo(new PhoneNumber(message.to()))
                    .setFrom(new PhoneNumber(message.from()))
                    .pageSize(PAGE)
                    .read(clients.forAccount(account));
            for (var candidate : sent) {
                var created = candidate.getDateCreated();
                if (created != null && created.toInstant().isBefore(since)) {
                    break;
                }
                if (candidate.getDirection() != Message.Direction.INBOUND
                        && Wording.isAlike(message.body(), candidate.getBody(), template.isPresent())) {
                    found.addFirst(taken(candidate));
                }
            }
            return found;
        });
    }

    private static Taken taken(Message message) {
        return new Taken(
                message.getSid(),
                MessageStatus.ofId(Objects.toString(message.getStatus(), "")).orElse(MessageStatus.QUEUED));
    }
}
