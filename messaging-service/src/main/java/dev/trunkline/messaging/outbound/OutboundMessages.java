package dev.trunkline.messaging.outbound;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.messaging.inbox.AfterCommit;
import dev.trunkline.messaging.inbox.Answers;
import dev.trunkline.messaging.inbox.Attachment;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.Conversation;
import dev.trunkline.messaging.inbox.Conversations;
import dev.trunkline.messaging.inbox.Direction;
import dev.trunkline.messaging.inbox.ErrorWords;
import dev.trunkline.messaging.inbox.InboxClock;
import dev.trunkline.messaging.inbox.InboxUpdates;
import dev.trunkline.messaging.inbox.MediaFetches;
import dev.trunkline.messaging.inbox.Message;
import dev.trunkline.messaging.inbox.MessageStatus;
import dev.trunkline.messaging.inbox.Messages;
import dev.trunkline.messaging.inbox.OptOutState;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Decides what sending means for a conversation. Every method runs in the caller's transaction. */
@ApplicationScoped
public class OutboundMessages {

    /** Why a message failed that Twilio may have all the same. */
    private static final String UNSURE = "Given up; whether Twilio took it is not known";

    private final Conversations conversations;
    private final Messages messages;
    private final TemplateUses templateUses;
    private final SendingRules rules;
    private final CommandJournal journal;
    private final InboxUpdates updates;
    private final MediaFetches fetches;
    private final OwnFiles ownFiles;
    private final AfterCommit afterCommit;
    private final Settlements settlements;
    private final OptOutState optOuts;
    private final InboxClock clock;
    private final Answers answers;

    public OutboundMessages(
            Conversations conversations,
            Messages messages,
            TemplateUses templateUses,
            SendingRules rules,
            CommandJournal journal,
            InboxUpdates updates,
            MediaFetches fetches,
            OwnFiles ownFiles,
            AfterCommit afterCommit,
            Settlements settlements,
            InboxClock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.templateUses = templateUses;
        this.rules = rules;
        this.journal = journal;
        this.updates = updates;
        this.fetches = fetches;
        this.ownFiles = ownFiles;
        this.afterCommit = afterCommit;
        this.settlements = settlements;
        this.optOuts = new OptOutState(conversations, updates);
        this.clock = clock;
        this.answers = new Answers(conversations, messages);
    }

    /**
     * Keeps a message and the command to send it. The command comes first: whoever finishes an entry locks its lane before
     * the conversation, and so must we.
     */
    public Submission submit(SendMessage command, TraceContext trace) {
        var found = conversations.find(command.conversationId());
        if (found.isEmpty()) {
            return new Submission.UnknownConversation();
        }
        var id = idOf(command);
        var cause = new Cause(commandId(id), trace);
        var now = clock.now();
        if (messages.isDeleted(id)) {
            return new Submission.Deleted(id);
        }
        if (messages.find(id).isPresent()) {
            return known(id, command).orElseThrow();
        }
        return switch (rules.check(found.get(), command, now)) {
            case SendingRules.Verdict.Refused(var refusal) -> new Submission.Refused(refusal);
            case SendingRules.Verdict.Allowed(var text) -> keep(found.get(), id, command, text, cause, now);
        };
    }

    private Submission keep(Conversation found, UUID id, SendMessage command, String text, Cause cause, Instant now) {
        journal.append(found, id, cause, now);
        return known(id, command)
                .or(() -> conversations
                        .lock(command.conversationId())
                        .map(conversation -> refusal(command)
                                .<Submission>map(Submission.Refused::new)
                                .orElseGet(
                                        () -> new Submission.Queued(add(conversation, id, command, text, cause, now)))))
                .orElseGet(Submission.UnknownConversation::new);
    }

    /** An operator may have had it tried again until the conversation was locked. */
    private Optional<Refusal> refusal(SendMessage command) {
        return command.resendOf()
                .flatMap(messages::find)
                .filter(failed -> !failed.status().isFailure())
                .map(failed -> new Refusal(Refusal.Kind.NOT_FAILED, Resends.notFailed(failed)));
    }

    /** What became of the same wish before. */
    private Optional<Submission> known(UUID id, SendMessage command) {
        return messages.find(id).map(message -> {
            var use = templateUses.of(id);
            // Another try is derived from the failed message, not from what the client says.
            var same = command.resendOf().isPresent()
                    || use.equals(command.template())
                            && (use.isPresent() || message.body().equals(command.body()))
                            && Optional.ofNullable(message.mediaUrl()).equals(command.mediaUrl());
            return same ? new Submission.Repeated(message) : new Submission.KeyReused(message);
        });
    }

    private Message add(
            Conversation conversation, UUID id, SendMessage command, String text, Cause cause, Instant now) {
        var file = command.mediaUrl().flatMap(ownFiles::find);
        var media = command
                .mediaUrl()
                .map(url -> Attachment.placeholder(0, null, null))
                .map(attachment -> file.map(own -> attachment.stored(own.contentType(), own.size()))
                        .orElse(attachment))
                .stream()
                .toList();
        var next = command.automatic()
                ? conversation.withAutomatic(text, media.size(), now)
                : conversation.with(Direction.OUTBOUND, text, media.size(), now);
        var first = new Message(
                id,
                conversation.id(),
                next.lastSeq(),
                null,
                Direction.OUTBOUND,
                conversation.ourAddress(),
                conversation.theirAddress(),
                text,
                media,
                MessageStatus.PENDING,
                null,
                null,
                null,
                command.author(),
                cause.eventId(),
                cause.trace().traceparent(),
                command.mediaUrl().orElse(null),
                now,
                now,
                1);
        var message = command.resendOf().map(first::resending).orElse(first);
        messages.insert(message);
        file.ifPresent(own -> ownFiles.keep(own, media.getFirst().id()));
        command.template().ifPresent(use -> templateUses.put(id, use));
        conversations.update(next);
        updates.messageAdded(next, message, cause);
        command.resendOf()
                .flatMap(messages::find)
                .map(failed -> failed.resent(id))
                .ifPresent(failed -> {
                    messages.update(failed);
                    updates.messageChanged(next, failed, cause);
                });
        return message;
    }

    /** The message's id: derived from what makes a repetition the same wish, so that it finds the first. */
    private static UUID idOf(SendMessage command) {
        return command.resendOf()
                .map(failed -> "resend\n" + failed)
                .or(() -> command.idempotencyKey()
                        .map(key -> command.conversationId() + "\n" + command.author() + "\n" + key))
                .map(name -> UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(UUID::randomUUID);
    }

    /** Id of the journal entry that sends a message. */
    public static String commandId(UUID messageId) {
        return "send-" + messageId;
    }

    /** Whether the customer has asked for no more messages. */
    public boolean isOptedOut(Message message) {
        return conversations
                .find(message.conversationId())
                .filter(conversation -> conversation.desk().optedOut())
                .isPresent();
    }

    /**
     * A message that is to be sent. What was given up waits again from here on, so that nobody sends it again in its stead.
     *
     * @param triedAgain by an operator
     */
    public Optional<Message> due(UUID messageId, boolean triedAgain, Cause cause) {
        if (triedAgain) {
            change(
                    messageId,
                    message -> isUnsent(message) && message.status() == MessageStatus.FAILED,
                    cause,
                    Message::triedAgain);
        }
        return messages.find(messageId).filter(OutboundMessages::isDue);
    }

    /** Whether it is still to be sent, now that sending it begins. */
    public boolean isStillDue(UUID messageId) {
        return messages.find(messageId).filter(OutboundMessages::isDue).isPresent();
    }

    private static boolean isDue(Message message) {
        return isUnsent(message) && message.status() == MessageStatus.PENDING;
    }

    /** Twilio has taken a message. A status that its callback brought before is kept. */
    public void taken(UUID messageId, MessageSender.Taken taken, Cause cause) {
        settle(
                messageId,
                message -> message.sid() == null || message.status().yieldsTo(taken.status()),
                cause,
                message -> {
                    if (message.sid() == null && !message.media().isEmpty()) {
                        fetches.order(messageId);
                    }
                    return message.taken(taken.sid(), taken.status());
                });
    }

    /** Nobody will try to send a message any more. */
    public void refused(UUID messageId, Failure failure, Cause cause) {
        var code = failure.code();
        var words = Optional.ofNullable(code).flatMap(ErrorWords::of).orElse(ErrorWords.withoutCall(failure.reason()));
        settle(messageId, message -> message.sid() == null, cause, message -> {
            var refused = message.refused(code, words);
            // Twilio has nothing of it to be fetched.
            return refused.withMedia(refused.media().stream()
                    .map(attachment -> attachment.isPending() ? attachment.givenUp() : attachment)
                    .toList());
        });
        if (code != null && code == OptOutState.CODE) {
            messages.conversationOf(messageId)
                    .flatMap(conversations::lock)
                    .ifPresent(conversation -> optOuts.set(conversation, true, cause));
        }
    }

    /** An attempt to send a message has failed and another will follow. */
    public void delayed(UUID messageId, Message.Delay delay, Cause cause) {
        change(messageId, OutboundMessages::isUnsent, cause, message -> message.waiting(delay));
    }

    /**
     * No attempt to send a message will follow unless an operator asks for it; whether Twilio has it is not known. It counts
     * as failed, with that as its reason, until one of the two is known.
     */
    public void givenUp(UUID messageId, Cause cause) {
        settle(messageId, message -> isUnsent(message) && message.status() == MessageStatus.PENDING, cause, message -> {
            var last = message.delay();
            // No code: Twilio has not said that it has none of it.
            return message.refused(null, last == null ? UNSURE : UNSURE + " (" + last.reason() + ")");
        });
    }

    /** Whether Twilio is not known to have a message, and nobody has sent it again in its stead. */
    public static boolean isUnsent(Message message) {
        return message.sid() == null
                && message.resending().resentAs() == null
                && (message.status() == MessageStatus.PENDING || message.status() == MessageStatus.FAILED);
    }

    private void settle(UUID messageId, Predicate<Message> applies, Cause cause, UnaryOperator<Message> change) {
        change(messageId, applies, cause, change);
        afterCommit.run(() -> settlements.settled(messageId));
    }

    private void change(UUID messageId, Predicate<Message> applies, Cause cause, UnaryOperator<Message> change) {
        messages.conversationOf(messageId)
                .flatMap(conversations::lock)
                .ifPresent(conversation -> messages.find(messageId)
                        .filter(applies)
                        .map(change)
                        .ifPresent(changed -> {
                            messages.update(changed);
                            updates.messageChanged(answers.after(changed, conversation), changed, cause);
                        }));
    }
}
