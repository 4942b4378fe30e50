package dev.trunkline.messaging.media;

import dev.trunkline.messaging.inbox.Attachment;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.Conversations;
import dev.trunkline.messaging.inbox.InboxClock;
import dev.trunkline.messaging.inbox.InboxUpdates;
import dev.trunkline.messaging.inbox.Message;
import dev.trunkline.messaging.inbox.MessageStatus;
import dev.trunkline.messaging.inbox.Messages;
import dev.trunkline.messaging.inbox.Transactions;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the media of a message and keeps them, each on its own: one that is missing keeps no other back. Twilio may know a
 * message's media late, so any failure is tried again until patience ends.
 */
@ApplicationScoped
public class MediaFetching {

    private static final int HIGHEST_DOUBLING = 20;

    private final Conversations conversations;
    private final Messages messages;
    private final MediaSource source;
    private final MediaContents contents;
    private final InboxUpdates updates;
    private final Transactions transactions;
    private final MediaConfig config;
    private final InboxClock clock;

    MediaFetching(
            Conversations conversations,
            Messages messages,
            MediaSource source,
            MediaContents contents,
            InboxUpdates updates,
            Transactions transactions,
            MediaConfig config,
            InboxClock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.source = source;
        this.contents = contents;
        this.updates = updates;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /**
     * One attempt at all that is still missing. Holds no transaction while waiting for Twilio.
     *
     * @return how long to wait before the next attempt; empty where none is needed
     */
    public Optional<Duration> fetch(UUID messageId) {
        var found = transactions.call(() -> messages.find(messageId));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var message = found.get();
        if (message.media().stream().noneMatch(Attachment::isPending)) {
            return Optional.empty();
        }
        if (isUnsent(message)) {
            change(message, attachment -> attachment.isPending() ? attachment.givenUp() : attachment);
            return Optional.empty();
        }
        var located = locate(message);
        located.media().stream().filter(Attachment::isPending).forEach(attachment -> fetch(located, attachment));
        return next(messageId);
    }

    /** A message that Twilio never took has nothing there. */
    private static boolean isUnsent(Message message) {
        return message.sid() == null && message.status() != MessageStatus.PENDING;
    }

    /** Asks where the media are, where the event that brought the message did not say. */
    private Message locate(Message message) {
        var sid = message.sid();
        if (sid == null
                || message.media().stream()
                        .noneMatch(attachment -> attachment.isPending() && attachment.url() == null)) {
            return message;
        }
        List<MediaSource.Listed> listed;
        try {
            listed = source.list(sid, Cause.of(message).trace());
        } catch (Exception e) {
            missed(message, null, e);
            return message;
        }
        return change(
                        message,
                        attachment ->
                                attachment.isPending() && attachment.url() == null && attachment.index() < listed.size()
                                        ? attachment.located(
                                                listed.get(attachment.index()).contentType(),
                                                listed.get(attachment.index()).url())
                                        : attachment)
                .orElse(message);
    }

    private void fetch(Message message, Attachment attachment) {
        var url = attachment.url();
        var sid = message.sid();
        if (url == null || sid == null) {
            return;
        }
        try {
            var content = source.fetch(sid, url, Cause.of(message).trace());
            change(message, current -> {
                if (!current.id().equals(attachment.id()) || !current.isPending()) {
                    return current;
                }
                contents.store(current.id(), content.bytes());
                return current.stored(content.contentType(), content.bytes().length);
            });
        } catch (UnfetchableException e) {
            Log.warnf("media given up messageId=%s mediaId=%s: %s", message.id(), attachment.id(), e.getMessage());
            change(
                    message,
                    current ->
                            current.id().equals(attachment.id()) && current.isPending() ? current.givenUp() : current);
        } catch (Exception e) {
            missed(message, attachment, e);
        }
    }

    private static void missed(Message message, @Nullable Attachment attachment, Exception e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        Log.debugf(
                e,
                "media not there yet messageId=%s mediaId=%s attempts=%d",
                message.id(),
                attachment == null ? "unlisted" : attachment.id(),
                attachment == null ? 0 : attachment.attempts());
    }

    /** Counts the attempt for what is still missing, and gives it up once patience has ended. */
    private Optional<Duration> next(UUID messageId) {
        var message = transactions.call(() -> messages.find(messageId));
        if (message.isEmpty() || message.get().media().stream().noneMatch(Attachment::isPending)) {
            return Optional.empty();
        }
        var now = clock.now();
        var over = message.get().media().stream().anyMatch(attachment -> isOver(message.get(), attachment, now));
        var left = over ? giveUp(message.get(), now) : message.get();
        if (left.media().stream().noneMatch(Attachment::isPending)) {
            return Optional.empty();
        }
        var attempts = left.media().stream()
                .filter(Attachment::isPending)
                .mapToInt(Attachment::attempts)
                .min()
                .orElse(0);
        count(left);
        return Optional.of(backoff(attempts));
    }

    /** Patience counts from the message on, or from when somebody asked again. */
    private boolean isOver(Message message, Attachment attachment, Instant now) {
        var since = attachment.askedAt() == null ? message.createdAt() : attachment.askedAt();
        return attachment.isPending() && since.plus(config.patience()).isBefore(now);
    }

    private Message giveUp(Message message, Instant now) {
        Log.warnf("media given up messageId=%s after=%s", message.id(), config.patience());
        return change(message, attachment -> isOver(message, attachment, now) ? attachment.givenUp() : attachment)
                .orElse(message);
    }

    private Duration backoff(int failures) {
        var doubled = config.firstRetry().multipliedBy(1L << Math.min(failures, HIGHEST_DOUBLING));
        var wait = doubled.compareTo(config.longestRetry()) > 0 ? config.longestRetry() : doubled;
        return wait.plusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 4 + 1));
    }

    /** Browsers need not know of it. */
    private void count(Message message) {
        transactions.run(() -> conversations
                .lock(message.conversationId())
                .flatMap(conversation -> messages.find(message.id()))
                .ifPresent(current -> messages.update(current.withMedia(current.media().stream()
                        .map(attachment -> attachment.isPending() ? attachment.missed() : attachment)
                        .toList()))));
    }

    /** Changes the attachments as they are now, and tells browsers where that made a difference. */
    private Optional<Message> change(Message message, UnaryOperator<Attachment> change) {
        return transactions.call(() -> conversations
                .lock(message.conversationId())
                .flatMap(conversation -> messages.find(message.id()).map(current -> {
                    var media = current.media().stream().map(change).toList();
                    if (media.equals(current.media())) {
                        return current;
                    }
                    var changed = current.withMedia(media);
                    messages.update(changed);
                    updates.messageChanged(conversation, changed, Cause.of(changed));
                    return changed;
                })));
    }
}
