package dev.trunkline.messaging.inbox.journal;

import dev.trunkline.contracts.twilio.MessagingEvent.InboundMessage;
import dev.trunkline.contracts.twilio.MessagingEvent.Location;
import dev.trunkline.contracts.twilio.TwilioEvents;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.Steps;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.Inbox;
import dev.trunkline.messaging.inbox.ReceivedMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A customer's message, by form or by Event Streams. Calls nobody: media are fetched afterwards. */
@ApplicationScoped
class InboundMessageHandler implements EntryHandler {

    private static final Set<String> TYPES =
            Set.of("twilio.messaging.inbound", "com.twilio.messaging.inbound-message.received");

    private final Inbox inbox;

    InboundMessageHandler(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public boolean handles(String eventType) {
        return TYPES.contains(eventType);
    }

    @Override
    public Completion handle(Entry entry, Steps steps) {
        if (!(TwilioEvents.parse(entry.event()) instanceof InboundMessage message)) {
            throw Unreadable.park(entry);
        }
        var received = received(message);
        var cause = Cause.of(entry.event());
        return outbox -> inbox.receive(received, cause);
    }

    private static ReceivedMessage received(InboundMessage message) {
        return new ReceivedMessage(
                message.received().accountSid(),
                message.messageSid(),
                message.from(),
                message.to(),
                Stream.of(message.externalUserId())
                        .filter(Objects::nonNull)
                        .filter(address -> !address.equals(message.from()))
                        .toList(),
                message.profileName(),
                text(message),
                media(message),
                message.optOutType(),
                message.received().at());
    }

    /** A shared place has no text of its own. */
    private static String text(InboundMessage message) {
        var location = message.location();
        return message.body().isEmpty() && location != null ? text(location) : message.body();
    }

    private static String text(Location location) {
        return Stream.of(location.label(), location.address(), location.latitude() + ", " + location.longitude())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining("\n"));
    }

    /** As many as the event counts; Event Streams do not say where they are. */
    private static List<ReceivedMessage.Media> media(InboundMessage message) {
        var media = new ArrayList<ReceivedMessage.Media>();
        for (var index = 0; index < message.mediaCount(); index++) {
            media.add(
                    index < message.media().size()
                            ? new ReceivedMessage.Media(
                                    message.media().get(index).url(),
                                    message.media().get(index).contentType())
                            : new ReceivedMessage.Media(null, null));
        }
        return media;
    }
}
