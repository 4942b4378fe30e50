package dev.trunkline.messaging.inbox.journal;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.twilio.MessagingEvent.MessageStatus;
import dev.trunkline.contracts.twilio.TwilioEvents;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.Steps;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.Inbox;
import dev.trunkline.messaging.inbox.MessageArchive;
import dev.trunkline.messaging.inbox.Senders;
import dev.trunkline.messaging.inbox.SentMessage;
import dev.trunkline.messaging.inbox.StatusCallback;
import dev.trunkline.messaging.inbox.StatusReport;
import dev.trunkline.messaging.inbox.Transactions;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * What became of a message of ours, by status callback or by Event Streams. A message that the inbox did not send is looked
 * up at Twilio once it has left, and recorded.
 */
@ApplicationScoped
class MessageStatusHandler implements EntryHandler {

    private static final String FETCH_MESSAGE = "fetch-message";

    private final Inbox inbox;
    private final Senders senders;
    private final MessageArchive archive;
    private final Transactions transactions;

    MessageStatusHandler(Inbox inbox, Senders senders, MessageArchive archive, Transactions transactions) {
        this.inbox = inbox;
        this.senders = senders;
        this.archive = archive;
        this.transactions = transactions;
    }

    @Override
    public boolean handles(String eventType) {
        return eventType.equals("twilio.messaging.status") || eventType.startsWith("com.twilio.messaging.message.");
    }

    @Override
    public Completion handle(Entry entry, Steps steps) throws Exception {
        if (!(TwilioEvents.parse(entry.event()) instanceof MessageStatus event)) {
            throw Unreadable.park(entry);
        }
        var status = dev.trunkline.messaging.inbox.MessageStatus.ofId(event.status());
        if (status.isEmpty()) {
            Log.warnf("unknown message status ignored status=%s messageSid=%s", event.status(), event.messageSid());
            return Completion.nothing();
        }
        var report = new StatusReport(
                event.received().accountSid(),
                event.messageSid(),
                entry.event().extension(CloudEvent.Extension.WEBHOOK_URL).flatMap(StatusCallback::messageId),
                event.from(),
                status.get(),
                event.errorCode(),
                event.errorMessage());
        var cause = Cause.of(entry.event());
        if (transactions.call(() -> inbox.knows(report))) {
            return outbox -> inbox.report(report, cause);
        }
        if (!status.get().hasLeft() || !senders.own(report.account(), report.from())) {
            return Completion.nothing();
        }
        var sent = steps.once(FETCH_MESSAGE, SentMessage.class, () -> archive.fetch(report.sid(), cause.trace()));
        return outbox -> {
            inbox.record(sent, cause);
            // What Twilio told us now may be further than what we were told of.
            inbox.report(report, cause);
        };
    }

    @Override
    public List<String> stepNames(Entry entry) {
        return List.of(FETCH_MESSAGE);
    }

    /** Whatever comes later says more; ranks keep the order. */
    @Override
    public OnPark onPark(Entry entry) {
        return OnPark.LANE_MOVES_ON;
    }
}
