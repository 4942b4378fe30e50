package dev.trunkline.messaging.autoreply;

import dev.trunkline.messaging.inbox.Arrival;
import dev.trunkline.messaging.inbox.ArrivalListener;
import dev.trunkline.messaging.inbox.Conversation;
import dev.trunkline.messaging.inbox.Conversations;
import dev.trunkline.messaging.inbox.Direction;
import dev.trunkline.messaging.inbox.InboxClock;
import dev.trunkline.messaging.inbox.Messages;
import dev.trunkline.messaging.inbox.Senders;
import dev.trunkline.messaging.optout.OptOuts;
import dev.trunkline.messaging.outbound.OutboundMessages;
import dev.trunkline.messaging.outbound.SendMessage;
import dev.trunkline.messaging.outbound.Submission;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Answers customers' messages by the rules: one reply to a message at most, however often the message comes, as the reply's
 * id derives from the message's SID. Never to who has opted out, to ourselves, to machines, or more often than the limit.
 */
@ApplicationScoped
public class Answering implements ArrivalListener {

    /** Who the author of such replies is. */
    public static final String AUTHOR = "auto-reply";

    private static final Duration HOUR = Duration.ofHours(1);

    /** Among so many last messages an echo of our own is looked for. */
    private static final int LOOKED_AT = 10;

    private final AutoReplies rules;
    private final GivenReplies given;
    private final OutboundMessages outbound;
    private final Conversations conversations;
    private final Messages messages;
    private final Senders senders;
    private final AutoReplyConfig config;
    private final InboxClock clock;

    public Answering(
            AutoReplies rules,
            GivenReplies given,
            OutboundMessages outbound,
            Conversations conversations,
            Messages messages,
            Senders senders,
            AutoReplyConfig config,
            InboxClock clock) {
        this.rules = rules;
        this.given = given;
        this.outbound = outbound;
        this.conversations = conversations;
        this.messages = messages;
        this.senders = senders;
        this.config = config;
        this.clock = clock;
    }

    /** After the opt-outs. */
    @Override
    public int order() {
        return LATER;
    }

    /** What memory knows is asked first: most messages match no rule, and then one question to the database is enough. */
    @Override
    public void arrived(Arrival arrival) {
        if (!isFromAPerson(arrival) || isTooOld(arrival) || OptOuts.isMeantForTwilio(arrival)) {
            return;
        }
        matching(arrival)
                .filter(rule -> !given.isAnswered(arrival.received().sid()) && !isEcho(arrival))
                .ifPresent(rule -> conversations
                        .lock(arrival.conversation().id())
                        .filter(conversation -> !conversation.desk().optedOut())
                        .filter(conversation -> isWithinLimit(conversation, rule))
                        .ifPresent(conversation -> answer(conversation, rule, arrival)));
    }

    private boolean isFromAPerson(Arrival arrival) {
        var message = arrival.message();
        return !senders.all().contains(message.from()) && !Machines.wrote(message.from(), message.body());
    }

    /** The same text coming back is no customer's. */
    private boolean isEcho(Arrival arrival) {
        var text = arrival.message().body().strip();
        return !text.isEmpty()
                && messages.page(arrival.conversation().id(), LOOKED_AT, null).stream()
                        .filter(message ->
                                message.direction() == Direction.OUTBOUND && Objects.equals(message.author(), AUTHOR))
                        .anyMatch(message -> message.body().strip().equals(text));
    }

    private boolean isTooOld(Arrival arrival) {
        return arrival.message().sentAt().isBefore(clock.now().minus(config.oldest()));
    }

    private Optional<AutoReply> matching(Arrival arrival) {
        var conversation = arrival.conversation();
        return rules.all().stream()
                .filter(AutoReply::enabled)
                .filter(rule -> rule.channels().isEmpty() || rule.channels().contains(conversation.channel()))
                .filter(rule -> matches(rule.trigger(), conversation, arrival))
                .findFirst();
    }

    private static boolean matches(Trigger trigger, Conversation conversation, Arrival arrival) {
        return switch (trigger) {
            case Trigger.Keyword keyword -> keyword.isIn(arrival.message().body());
            case Trigger.FirstMessage() -> conversation.desk().received() == 1;
            case Trigger.AfterHours(var calendar) ->
                !calendar.isOpenAt(arrival.message().sentAt());
        };
    }

    private boolean isWithinLimit(Conversation conversation, AutoReply rule) {
        var within = given.countSince(conversation.id(), clock.now().minus(HOUR)) < config.mostPerHour();
        if (!within) {
            Log.warnf(
                    "auto reply held back, the conversation has had %d within the hour conversationId=%s rule=%s",
                    config.mostPerHour(), conversation.id(), rule.id());
        }
        return within;
    }

    private void answer(Conversation conversation, AutoReply rule, Arrival arrival) {
        var sid = arrival.received().sid();
        var command = new SendMessage(
                conversation.id(),
                text(rule, conversation),
                Optional.empty(),
                Optional.empty(),
                AUTHOR,
                true,
                Optional.of("auto-reply-" + sid));
        switch (outbound.submit(command, arrival.cause().trace())) {
            case Submission.Queued(var message) -> {
                given.add(sid, conversation.id(), rule.id(), message.id(), clock.now());
                Log.infof("auto reply given rule=%s messageId=%s messageSid=%s", rule.id(), message.id(), sid);
            }
            case Submission.Refused(var refusal) ->
                Log.infof("auto reply not given rule=%s messageSid=%s reason=%s", rule.id(), sid, refusal.kind());
            case Submission.Repeated repeated -> Log.debugf("auto reply given before messageSid=%s", sid);
            case Submission.KeyReused reused -> Log.debugf("auto reply given before messageSid=%s", sid);
            case Submission.Deleted deleted -> Log.debugf("auto reply deleted since messageSid=%s", sid);
            case Submission.UnknownConversation() -> Log.warnf("auto reply without conversation messageSid=%s", sid);
        }
    }

    private static String text(AutoReply rule, Conversation conversation) {
        return rule.text()
                .replace("{{name}}", Objects.requireNonNullElse(conversation.contactName(), ""))
                .strip();
    }
}
