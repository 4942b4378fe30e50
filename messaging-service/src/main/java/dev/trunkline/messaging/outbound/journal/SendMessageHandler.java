package dev.trunkline.messaging.outbound.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.contracts.failure.FailureClassifier;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.ParkException;
import dev.trunkline.journal.Steps;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.ErrorWords;
import dev.trunkline.messaging.inbox.Message;
import dev.trunkline.messaging.inbox.Messages;
import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.messaging.outbound.MessageSender;
import dev.trunkline.messaging.outbound.OutboundConfig;
import dev.trunkline.messaging.outbound.OutboundMessages;
import dev.trunkline.messaging.outbound.TemplateUses;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends a message. A message that Twilio refuses is failed, which is an outcome: nothing is parked and the lane moves on. */
@ApplicationScoped
class SendMessageHandler implements EntryHandler {

    /** How far Twilio's clock may lie behind ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private static final String CREATE_MESSAGE = "create-message";

    private final OutboundMessages outbound;
    private final Messages messages;
    private final TemplateUses templateUses;
    private final MessageSender sender;
    private final Transactions transactions;
    private final FailureClassifier classifier;
    private final OutboundConfig config;
    private final ObjectMapper json;

    SendMessageHandler(
            OutboundMessages outbound,
            Messages messages,
            TemplateUses templateUses,
            MessageSender sender,
            Transactions transactions,
            FailureClassifier classifier,
            OutboundConfig config,
            ObjectMapper json) {
        this.outbound = outbound;
        this.messages = messages;
        this.templateUses = templateUses;
        this.sender = sender;
        this.transactions = transactions;
        this.classifier = classifier;
        this.config = config;
        this.json = json;
    }

    @Override
    public boolean handles(String eventType) {
        return eventType.equals(SendMessageCommand.TYPE);
    }

    @Override
    public Completion handle(Entry entry, Steps steps) throws Exception {
        var id = messageId(entry);
        // An entry that an operator has tried again was parked, and its message given up with it.
        var triedAgain = entry.triedFrom().isAfter(entry.appendedAt());
        var due = transactions.call(() -> outbound.due(id, triedAgain, Cause.of(entry.event())));
        return due.isEmpty() ? Completion.nothing() : send(entry, steps, due.get());
    }

    private UUID messageId(Entry entry) throws IOException {
        return json.readValue(entry.event().data(), SendMessageCommand.class).messageId();
    }

    private Completion send(Entry entry, Steps steps, Message message) throws Exception {
        var cause = Cause.of(entry.event());
        var call = new Call();
        try {
            var taken = steps.once(
                    CREATE_MESSAGE,
                    MessageSender.Taken.class,
                    () -> find(entry, message),
                    () -> call.make(() -> allowed(message, cause)));
            Log.infof("message sent messageId=%s messageSid=%s attempt=%d", message.id(), taken.sid(), entry.attempt());
            return outbox -> outbound.taken(message.id(), taken, cause);
        } catch (InterruptedException e) {
            throw e;
        } catch (NotDueException e) {
            return Completion.nothing();
        } catch (OptedOutException e) {
            return failed(message.id(), new Failure.Permanent(e.getMessage(), OptedOutException.CODE), cause);
        } catch (Exception e) {
            return switch (classifier.classify(e)) {
                case Failure.Permanent refused
                when refused.code() != null && call.failedWith(e) -> failed(message.id(), refused, cause);
                // Not Twilio's word on this message but other trouble, after which Twilio may have it all the same.
                case Failure.Permanent trouble -> throw e;
                case Failure.Transient passing when !isOver(entry) -> throw e;
                case Failure.Transient unsent
                when unsent.outcomeKnown() && call.failedWith(e) -> {
                    var reason = "not sent within " + config.timeLimit() + ": " + unsent.reason();
                    yield failed(message.id(), new Failure.Permanent(reason, unsent.code()), cause);
                }
                case Failure.Transient unsure ->
                    throw new ParkException("message " + message.id() + ": whether Twilio took it is not known after "
                            + config.timeLimit() + " (" + unsure.reason()
                            + "); retry to look for it and send it if it is not there, or skip it");
            };
        }
    }

    /** Whether a customer still wants it may have changed while the message waited, and whether Twilio is known to have it. */
    private MessageSender.Taken allowed(Message message, Cause cause) throws Exception {
        if (!transactions.call(() -> outbound.isStillDue(message.id()))) {
            throw new NotDueException();
        }
        if (transactions.call(() -> outbound.isOptedOut(message))) {
            throw new OptedOutException();
        }
        var template = transactions.call(() -> templateUses.of(message.id()));
        return sender.send(message, template, cause.trace());
    }

    /** Twilio was found to have the message while it was looked for, or its conversation was deleted. */
    private static final class NotDueException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** The customer has opted out since the message was kept. */
    private static final class OptedOutException extends Exception {
        private static final long serialVersionUID = 1L;

        /** Twilio's own code for it. */
        private static final int CODE = 21610;

        @Override
        public String getMessage() {
            return "the customer has opted out";
        }
    }

    private boolean isOver(Entry entry) {
        return !Instant.now().isBefore(entry.triedFrom().plus(config.timeLimit()));
    }

    /** Tells failures of the call that sends a message from those of all around it, which say nothing about the message. */
    private static final class Call {
        private @Nullable Exception failure;

        <T> T make(Callable<T> call) throws Exception {
            try {
                return call.call();
            } catch (Exception e) {
                failure = e;
                throw e;
            }
        }

        boolean failedWith(Exception thrown) {
            return thrown == failure;
        }
    }

    /**
     * Looks for what an attempt without an answer may have made: a message with our sender, recipient and text, created
     * since ours was written, that none of our rows knows. The entry may be younger, a replay of the one that made the
     * attempt. Twilio keeps no mark of ours that could be read back, so a message that another program sent with the same
     * text to the same recipient meanwhile would be taken for ours.
     */
    private Optional<MessageSender.Taken> find(Entry entry, Message message) throws Exception {
        var since = message.createdAt().minus(CLOCK_SKEW);
        var template = transactions.call(() -> templateUses.of(message.id()));
        var alike = sender.alike(message, template, since, entry.event().trace());
        var known = transactions.call(() ->
                messages.known(alike.stream().map(MessageSender.Taken::sid).toList()));
        return alike.stream().filter(found -> !known.contains(found.sid())).findFirst();
    }

    private Completion failed(UUID messageId, Failure.Permanent failure, Cause cause) {
        Log.warnf("message not sent messageId=%s code=%s", messageId, failure.code());
        return outbox -> outbound.refused(messageId, failure, cause);
    }

    @Override
    public Completion onDelay(Entry entry, Delay delay) {
        var shown = new Message.Delay(words(delay), delay.code(), delay.nextAt());
        return changing(entry, id -> outbound.delayed(id, shown, Cause.of(entry.event())));
    }

    @Override
    public Completion onParked(Entry entry, String reason) {
        return changing(entry, id -> outbound.givenUp(id, Cause.of(entry.event())));
    }

    /** An entry whose data cannot be read has no message to change. */
    private Completion changing(Entry entry, Consumer<UUID> change) {
        try {
            var id = messageId(entry);
            return outbox -> change.accept(id);
        } catch (IOException e) {
            return Completion.nothing();
        }
    }

    /** The classifier's reasons name the call, before or behind a colon, and the class; people need not read them. */
    private static String words(Delay delay) {
        return Optional.ofNullable(delay.code())
                .flatMap(ErrorWords::of)
                .orElseGet(() -> delay.reason()
                        .replaceFirst("^call to .* not made: ", "not tried now, ")
                        .split(": ", 2)[0]
                        .replaceFirst(" \\(\\w+Exception\\)$", ""));
    }

    @Override
    public List<String> stepNames(Entry entry) {
        return List.of(CREATE_MESSAGE);
    }

    @Override
    public OnPark onPark(Entry entry) {
        return OnPark.LANE_MOVES_ON;
    }

    /** Longer than the message's own limit, which this handler keeps itself. */
    @Override
    public Duration timeLimit() {
        return config.timeLimit().plus(Duration.ofDays(1));
    }
}
