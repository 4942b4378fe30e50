package dev.trunkline.messaging.schedule;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.update.Update;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.Conversation;
import dev.trunkline.messaging.inbox.Conversations;
import dev.trunkline.messaging.inbox.InboxClock;
import dev.trunkline.messaging.inbox.UpdateOutbox;
import dev.trunkline.messaging.outbound.OutboundMessages;
import dev.trunkline.messaging.outbound.Refusal;
import dev.trunkline.messaging.outbound.SendMessage;
import dev.trunkline.messaging.outbound.SendingRules;
import dev.trunkline.messaging.outbound.Submission;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Sends messages later. When its time comes a message becomes a command in the journal, under a key of its own, in the
 * transaction that marks it as sent: so it is sent once, whichever instances look. Every method runs in the caller's
 * transaction.
 */
@ApplicationScoped
public class Scheduling {

    private final ScheduledMessages scheduled;
    private final SendTimers timers;
    private final OutboundMessages outbound;
    private final Conversations conversations;
    private final UpdateOutbox updates;
    private final SendingRules rules;
    private final ScheduleConfig config;
    private final QuietHours quiet;
    private final InboxClock clock;

    public Scheduling(
            ScheduledMessages scheduled,
            SendTimers timers,
            OutboundMessages outbound,
            Conversations conversations,
            UpdateOutbox updates,
            SendingRules rules,
            ScheduleConfig config,
            InboxClock clock) {
        this.scheduled = scheduled;
        this.timers = timers;
        this.outbound = outbound;
        this.conversations = conversations;
        this.updates = updates;
        this.rules = rules;
        this.config = config;
        this.quiet = QuietHours.of(config);
        this.clock = clock;
    }

    /** @param command what to send; its key does not matter */
    public Outcome schedule(SendMessage command, Instant wantedAt, TraceContext trace) {
        var now = clock.now();
        if (!wantedAt.isAfter(now)) {
            return new Outcome.NotInFuture();
        }
        if (wantedAt.isAfter(now.plus(config.farthest()))) {
            return new Outcome.TooFar(config.farthest());
        }
        var conversation = conversations.find(command.conversationId());
        if (conversation.isEmpty()) {
            return new Outcome.UnknownConversation();
        }
        var sendAt = quiet.after(wantedAt);
        if (rules.check(conversation.get(), command, sendAt) instanceof SendingRules.Verdict.Refused refused) {
            return new Outcome.Refused(refused.refusal());
        }
        var message = new ScheduledMessage(
                UUID.randomUUID(),
                command.conversationId(),
                command.body(),
                command.mediaUrl(),
                command.template(),
                command.author(),
                wantedAt,
                sendAt,
                ScheduledMessage.State.WAITING,
                null,
                null);
        scheduled.insert(message);
        timers.set(message.id(), message.sendAt());
        tell(message, trace);
        return new Outcome.Scheduled(message);
    }

    /** Those of a conversation that wait or were refused, the next one first. */
    public Optional<List<ScheduledMessage>> of(UUID conversationId) {
        return conversations.find(conversationId).map(found -> scheduled.of(conversationId));
    }

    /** Empty: there is none of this id. One that has been sent stays sent. */
    public Optional<ScheduledMessage> cancel(UUID id, String who, TraceContext trace) {
        return scheduled.lock(id).map(message -> switch (message.state()) {
            case WAITING, REFUSED -> {
                var cancelled = message.ended(ScheduledMessage.State.CANCELLED, null, message.reason());
                change(cancelled, trace);
                Log.infof("scheduled message cancelled scheduledId=%s by=%s", id, who);
                yield cancelled;
            }
            case SENT, CANCELLED -> message;
        });
    }

    /** The time of a message has come. @return when to look again; empty where nothing is left to be done */
    public Optional<Instant> due(UUID id) {
        return scheduled
                .lock(id)
                .filter(message -> message.state() == ScheduledMessage.State.WAITING)
                .flatMap(this::due);
    }

    private Optional<Instant> due(ScheduledMessage message) {
        var trace = TraceContext.start();
        var now = clock.now();
        var next = quiet.after(now.isBefore(message.sendAt()) ? message.sendAt() : now);
        if (next.isAfter(now)) {
            change(message.at(next), trace);
            return Optional.of(next);
        }
        change(sent(message, trace), trace);
        return Optional.empty();
    }

    private void change(ScheduledMessage changed, TraceContext trace) {
        scheduled.update(changed);
        tell(changed, trace);
    }

    private void tell(ScheduledMessage message, TraceContext trace) {
        conversations
                .find(message.conversationId())
                .ifPresent(conversation -> updates.publish(
                        new Update.ScheduledMessageChanged(ScheduledViews.of(message)),
                        "scheduled-messages/" + message.id(),
                        conversation.account(),
                        new Cause(null, trace)));
    }

    private ScheduledMessage sent(ScheduledMessage message, TraceContext trace) {
        var conversation = conversations.find(message.conversationId());
        if (conversation
                .map(Conversation::status)
                .filter(Conversation.Status.DELETED::equals)
                .isPresent()) {
            return refused(message, "the conversation was deleted");
        }
        var command = new SendMessage(
                message.conversationId(),
                message.body(),
                message.mediaUrl(),
                message.template(),
                message.author(),
                false,
                Optional.of("scheduled-" + message.id()));
        return switch (outbound.submit(command, trace)) {
            case Submission.Queued(var queued) -> message.ended(ScheduledMessage.State.SENT, queued.id(), null);
            case Submission.Repeated(var queued) -> message.ended(ScheduledMessage.State.SENT, queued.id(), null);
            case Submission.KeyReused(var queued) -> message.ended(ScheduledMessage.State.SENT, queued.id(), null);
            case Submission.Deleted(var deleted) -> message.ended(ScheduledMessage.State.SENT, deleted, null);
            case Submission.Refused(var refusal) -> refused(message, refusal.reason());
            case Submission.UnknownConversation() -> refused(message, "the conversation is gone");
        };
    }

    private static ScheduledMessage refused(ScheduledMessage message, String reason) {
        Log.warnf("scheduled message not sent scheduledId=%s", message.id());
        return message.ended(ScheduledMessage.State.REFUSED, null, reason);
    }

    /** What became of the wish to send later. */
    public sealed interface Outcome {
        record Scheduled(ScheduledMessage message) implements Outcome {}

        /** It may not be sent then, as far as is known now. */
        record Refused(Refusal refusal) implements Outcome {}

        record NotInFuture() implements Outcome {}

        record TooFar(Duration farthest) implements Outcome {}

        record UnknownConversation() implements Outcome {}
    }
}
