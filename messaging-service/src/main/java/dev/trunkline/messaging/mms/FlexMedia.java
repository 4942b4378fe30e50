package dev.trunkline.messaging.mms;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.messaging.flex.AgentTasks;
import dev.trunkline.messaging.flex.FlexTokens.Validation;
import dev.trunkline.messaging.flex.TokenChecks;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.Channel;
import dev.trunkline.messaging.inbox.Inbox;
import dev.trunkline.messaging.inbox.Message;
import dev.trunkline.messaging.inbox.MessageStatus;
import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.messaging.outbound.MediaCheck;
import dev.trunkline.messaging.outbound.OutboundConfig;
import dev.trunkline.messaging.outbound.OutboundMessages;
import dev.trunkline.messaging.outbound.SendMessage;
import dev.trunkline.messaging.outbound.Sending;
import dev.trunkline.messaging.outbound.Submission;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An agent in Flex sends a picture or file to the customer of one of the agent's own tasks. */
@ApplicationScoped
public class FlexMedia {

    private final TokenChecks tokens;
    private final AgentTasks tasks;
    private final Inbox inbox;
    private final OutboundMessages messages;
    private final Sending sending;
    private final MediaCheck mediaCheck;
    private final Transactions transactions;
    private final OutboundConfig config;

    FlexMedia(
            TokenChecks tokens,
            AgentTasks tasks,
            Inbox inbox,
            OutboundMessages messages,
            Sending sending,
            MediaCheck mediaCheck,
            Transactions transactions,
            OutboundConfig config) {
        this.tokens = tokens;
        this.tasks = tasks;
        this.inbox = inbox;
        this.messages = messages;
        this.sending = sending;
        this.mediaCheck = mediaCheck;
        this.transactions = transactions;
        this.config = config;
    }

    /**
     * What a plugin asks for.
     *
     * @param to the customer's address, or the name of the task
     * @param channel task channel definition: {@code chat-sms} or {@code chat-whatsapp}
     * @param key chosen by the client; the same key is one message
     * @param address of the client
     */
    public record Wish(
            String token, String to, String mediaUrl, String channel, Optional<String> key, String address) {}

    /** What becomes of it. */
    public sealed interface Outcome {
        record NotAllowed(String reason) implements Outcome {}

        record TooManyRefused(Validation.TooManyRefused refused) implements Outcome {}

        record UnknownChannel() implements Outcome {}

        record Unsendable(String reason) implements Outcome {}

        /** Twilio has it. */
        record Sent(String messageSid) implements Outcome {}

        /** Being tried still. */
        record Underway(String messageId) implements Outcome {}

        record Refused(@Nullable Integer code, String reason) implements Outcome {}
    }

    /** Blocks until Twilio has answered, or as long as any sending waits for it. Asks nobody where the wish itself is wrong. */
    public Outcome send(Wish wish, TraceContext trace) throws InterruptedException {
        if (wish.token().isBlank()) {
            return new Outcome.NotAllowed("no token");
        }
        var channel = Recipients.channel(wish.channel());
        if (channel.isEmpty()) {
            return new Outcome.UnknownChannel();
        }
        return switch (tokens.check(wish.token(), wish.address(), trace)) {
            case Validation.Invalid invalid -> new Outcome.NotAllowed(invalid.reason());
            case Validation.TooManyRefused refused -> new Outcome.TooManyRefused(refused);
            case Validation.Valid agent -> send(wish, channel.get(), agent, trace);
        };
    }

    private Outcome send(Wish wish, Channel channel, Validation.Valid agent, TraceContext trace)
            throws InterruptedException {
        var own =
                agent.workerSid().map(worker -> tasks.acceptedBy(worker, trace)).orElse(List.of());
        var recipient = Recipients.find(own, wish.to(), channel);
        if (recipient.isEmpty()) {
            return new Outcome.NotAllowed(
                    "the recipient is not the customer of a task that you have accepted, or several of them bear that name");
        }
        return switch (transactions.call(() -> inbox.open(recipient.get(), new Cause(null, trace)))) {
            case Inbox.Opening.NoSender none ->
                new Outcome.Unsendable(
                        "no sender is configured for channel " + none.channel().id());
            case Inbox.Opening.OwnAddress ours -> new Outcome.Unsendable("the recipient is one of our own numbers");
            case Inbox.Opening.Opened opened -> submit(wish, opened, agent, trace);
        };
    }

    private Outcome submit(Wish wish, Inbox.Opening.Opened opened, Validation.Valid agent, TraceContext trace)
            throws InterruptedException {
        var objection =
                transactions.call(() -> mediaCheck.object(opened.conversation().id(), wish.mediaUrl()));
        if (objection.isPresent()) {
            return new Outcome.Unsendable(objection.get().reason());
        }
        var command = new SendMessage(
                opened.conversation().id(), "", Optional.of(wish.mediaUrl()), agent.callerName(), wish.key());
        return switch (transactions.call(() -> messages.submit(command, trace))) {
            case Submission.Queued queued -> outcome(queued.message());
            case Submission.Repeated repeated -> outcome(repeated.message());
            case Submission.KeyReused reused ->
                new Outcome.Unsendable("the idempotency key belongs to message "
                        + reused.message().id());
            case Submission.Deleted deleted ->
                new Outcome.Unsendable("message " + deleted.messageId() + " of this idempotency key was deleted");
            case Submission.Refused refused ->
                new Outcome.Unsendable(refused.refusal().reason());
            case Submission.UnknownConversation gone -> new Outcome.Unsendable("the conversation is gone; try again");
        };
    }

    private Outcome outcome(Message message) throws InterruptedException {
        var now = sending.await(message.id(), config.waitForAnswer()).orElse(message);
        var sid = now.sid();
        if (sid != null) {
            return new Outcome.Sent(sid);
        }
        var words = now.errorMessage();
        return now.status() == MessageStatus.PENDING
                ? new Outcome.Underway(now.id().toString())
                : new Outcome.Refused(now.errorCode(), words == null ? "Twilio refused the message" : words);
    }
}
