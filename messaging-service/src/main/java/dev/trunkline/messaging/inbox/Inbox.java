package dev.trunkline.messaging.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides what messages and their status mean for conversations. Every method runs in the caller's transaction; each may
 * be called again with the same news and then changes nothing.
 */
@ApplicationScoped
public class Inbox {

    /** How far Twilio's clock may lie behind ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final Senders senders;
    private final Conversations conversations;
    private final Messages messages;
    private final InboxUpdates updates;
    private final MediaFetches fetches;
    private final Arrivals arrivals;
    private final OptOutState optOuts;
    private final InboxClock clock;
    private final Positions positions;
    private final Answers answers;

    Inbox(
            Senders senders,
            Conversations conversations,
            Messages messages,
            InboxUpdates updates,
            MediaFetches fetches,
            Arrivals arrivals,
            InboxClock clock) {
        this.senders = senders;
        this.conversations = conversations;
        this.messages = messages;
        this.updates = updates;
        this.fetches = fetches;
        this.arrivals = arrivals;
        this.optOuts = new OptOutState(conversations, updates);
        this.clock = clock;
        this.positions = new Positions(messages);
        this.answers = new Answers(conversations, messages);
    }

    /**
     * A customer wrote. The same message may come twice, by form and by Event Streams: the second only completes what the
     * first did not know.
     */
    public void receive(ReceivedMessage received, Cause cause) {
        receive(received, null, cause);
    }

    /** The same for a message whose webhook never came: it gets the place where it belongs. */
    public void recover(ReceivedMessage received, Place place, Cause cause) {
        receive(received, place, cause);
    }

    private void receive(ReceivedMessage received, @Nullable Place place, Cause cause) {
        if (!senders.own(received.account(), received.to()) || messages.isDeleted(received.sid())) {
            return;
        }
        var now = clock.now();
        var conversation = conversations.lockOrOpen(new Conversations.Opening(
                received.account(),
                Channel.of(received.to()),
                received.to(),
                received.from(),
                received.otherAddresses(),
                received.profileName(),
                now));
        var known = messages.findBySid(received.sid());
        if (known.isPresent()) {
            complete(conversation, known.get(), received.media(), cause);
            return;
        }
        if (messages.isDeleted(received.sid())) {
            // Somebody deleted the conversation while this waited for it.
            return;
        }
        var media = new ArrayList<Attachment>();
        for (var attachment : received.media()) {
            media.add(Attachment.placeholder(media.size(), attachment.contentType(), attachment.url()));
        }
        var added = added(conversation, Direction.INBOUND, received.body(), media.size(), now, place);
        var message = new Message(
                UUID.randomUUID(),
                conversation.id(),
                added.seq(),
                received.sid(),
                Direction.INBOUND,
                received.from(),
                received.to(),
                received.body(),
                media,
                MessageStatus.RECEIVED,
                null,
                null,
                null,
                null,
                cause.eventId(),
                cause.trace().traceparent(),
                null,
                received.sentAt(),
                now,
                1);
        add(added.conversation(), message, cause);
        arrivals.arrived(new Arrival(added.conversation(), message, received, cause));
    }

    private void complete(Conversation conversation, Message known, List<ReceivedMessage.Media> received, Cause cause) {
        var media = new ArrayList<Attachment>();
        for (var index = 0; index < Math.max(known.media().size(), received.size()); index++) {
            var told = index < received.size() ? received.get(index) : null;
            if (index >= known.media().size()) {
                media.add(Attachment.placeholder(index, told == null ? null : told.contentType(), urlOf(told)));
                continue;
            }
            var attachment = known.media().get(index);
            var url = urlOf(told);
            if (attachment.isPending() && attachment.url() == null && url != null && told != null) {
                var type = told.contentType() == null ? attachment.contentType() : told.contentType();
                attachment = attachment.located(type, url);
            }
            media.add(attachment);
        }
        if (media.equals(known.media())) {
            return;
        }
        var completed = known.withMedia(media);
        messages.update(completed);
        fetches.order(completed.id());
        updates.messageChanged(conversation, completed, cause);
    }

    private static @Nullable String urlOf(ReceivedMessage.@Nullable Media media) {
        return media == null ? null : media.url();
    }

    /** Whether a status is about a message that we keep, or kept until somebody deleted it. */
    public boolean knows(StatusReport report) {
        return conversationOf(report).isPresent()
                || messages.isDeleted(report.sid())
                || report.messageId().filter(messages::isDeleted).isPresent();
    }

    /** Twilio reports what became of a message of ours. A status that we are past, or of no message of ours, changes nothing. */
    public void report(StatusReport report, Cause cause) {
        conversationOf(report)
                .flatMap(conversations::lock)
                .ifPresent(conversation -> messages.findBySid(report.sid())
                        .or(() -> report.messageId().flatMap(messages::find))
                        .ifPresent(message -> apply(conversation, message, report, cause)));
    }

    private Optional<UUID> conversationOf(StatusReport report) {
        return messages.conversationOfSid(report.sid())
                .or(() -> report.messageId().flatMap(messages::conversationOf));
    }

    private void apply(Conversation conversation, Message message, StatusReport report, Cause cause) {
        if (message.direction() != Direction.OUTBOUND) {
            return;
        }
        if (message.sid() != null && !message.sid().equals(report.sid())) {
            return;
        }
        // Without a SID the status is only our own guess; Twilio's word replaces it, even that nothing was sent.
        var adopted = message.sid() == null;
        if (!adopted && !message.status().yieldsTo(report.status())) {
            return;
        }
        var reported = message.withStatus(
                report.sid(), report.status(), report.errorCode(), words(report.errorCode(), report.errorMessage()));
        var changed = adopted ? withMediaWanted(reported) : reported;
        messages.update(changed);
        if (adopted && !changed.media().isEmpty()) {
            fetches.order(changed.id());
        }
        updates.messageChanged(answers.after(changed, conversation), changed, cause);
        if (Objects.equals(report.errorCode(), OptOutState.CODE)) {
            conversations.lock(conversation.id()).ifPresent(current -> optOuts.set(current, true, cause));
        }
    }

    /** What was given up as never sent is there after all. */
    private Message withMediaWanted(Message message) {
        return message.withMedia(message.media().stream()
                .map(attachment ->
                        attachment.state() == Attachment.State.FAILED ? attachment.askedFor(clock.now()) : attachment)
                .toList());
    }

    private static @Nullable String words(@Nullable Integer code, @Nullable String told) {
        if (told != null && !told.isBlank()) {
            return told;
        }
        return code == null ? null : ErrorWords.of(code).orElse("Twilio error " + code);
    }

    /** A message left our sender without the inbox: somebody has answered the customer elsewhere. */
    public void record(SentMessage sent, Cause cause) {
        record(sent, null, cause);
    }

    /** The same for a message that no status callback told of: it gets the place where it belongs. */
    public void recover(SentMessage sent, Place place, Cause cause) {
        record(sent, place, cause);
    }

    private void record(SentMessage sent, @Nullable Place place, Cause cause) {
        if (!sent.outbound() || !senders.own(sent.account(), sent.from()) || messages.isDeleted(sent.sid())) {
            return;
        }
        var now = clock.now();
        var conversation = conversations.lockOrOpen(new Conversations.Opening(
                sent.account(), Channel.of(sent.from()), sent.from(), sent.to(), List.of(), null, now));
        var known = messages.findBySid(sent.sid()).or(() -> unconfirmed(conversation, sent));
        if (known.isPresent()) {
            var report = new StatusReport(
                    sent.account(),
                    sent.sid(),
                    Optional.empty(),
                    sent.from(),
                    sent.status(),
                    sent.errorCode(),
                    sent.errorMessage());
            apply(conversation, known.get(), report, cause);
            return;
        }
        if (messages.isDeleted(sent.sid())) {
            return;
        }
        var media = new ArrayList<Attachment>();
        while (media.size() < sent.mediaCount()) {
            media.add(Attachment.placeholder(media.size(), null, null));
        }
        var added = added(conversation, Direction.OUTBOUND, sent.body(), media.size(), now, place);
        var message = new Message(
                UUID.randomUUID(),
                conversation.id(),
                added.seq(),
                sent.sid(),
                Direction.OUTBOUND,
                sent.from(),
                sent.to(),
                sent.body(),
                media,
                sent.status(),
                sent.errorCode(),
                words(sent.errorCode(), sent.errorMessage()),
                null,
                null,
                cause.eventId(),
                cause.trace().traceparent(),
                null,
                sent.sentAt(),
                now,
                1);
        add(added.conversation(), message, cause);
    }

    /**
     * The message of ours that Twilio took although its answer did not reach us, nor its callback. What Twilio refused by a
     * code, it does not have. What was sent again may be both: its next try comes first, which else would be made once more.
     */
    private Optional<Message> unconfirmed(Conversation conversation, SentMessage sent) {
        return messages.withoutSid(conversation.id(), sent.to(), sent.body()).stream()
                .filter(message -> message.status() == MessageStatus.PENDING
                        || (message.status() == MessageStatus.FAILED && message.errorCode() == null))
                .filter(message -> message.media().size() == sent.mediaCount())
                .filter(message -> message.createdAt().isBefore(sent.sentAt().plus(CLOCK_SKEW)))
                .min(Comparator.comparing(message -> message.resending().resentAs() != null));
    }

    /** A conversation with one more message at a position. */
    private record Added(Conversation conversation, long seq) {}

    private Added added(
            Conversation conversation,
            Direction direction,
            String text,
            int mediaCount,
            Instant now,
            @Nullable Place place) {
        if (place == null) {
            var next = conversation.with(direction, text, mediaCount, now);
            return new Added(next, next.lastSeq());
        }
        // A customer's message is news however old it is; of what our side wrote, only its date counts.
        var activity = direction == Direction.INBOUND ? now : place.at();
        return positions
                .within(conversation, place)
                .map(seq -> new Added(conversation.withEarlier(direction, place.at(), activity), seq))
                .orElseGet(() -> {
                    var next = conversation.with(direction, text, mediaCount, place.at(), activity);
                    return new Added(next, next.lastSeq());
                });
    }

    private void add(Conversation conversation, Message message, Cause cause) {
        messages.insert(message);
        conversations.update(conversation);
        if (!message.media().isEmpty()) {
            fetches.order(message.id());
        }
        updates.messageAdded(conversation, message, cause);
    }

    /** Somebody wants media fetched once more, however often that has failed and whether or not it was given up. */
    public FetchingAgain fetchAgain(UUID mediaId, Cause cause) {
        var conversation = messages.messageOfMedia(mediaId)
                .flatMap(messages::conversationOf)
                .flatMap(conversations::lock);
        var message = messages.messageOfMedia(mediaId).flatMap(messages::find);
        if (conversation.isEmpty() || message.isEmpty()) {
            return new FetchingAgain.Unknown();
        }
        var known = message.get();
        var wanted = known.media().stream()
                .filter(attachment -> attachment.id().equals(mediaId))
                .findFirst()
                .orElseThrow();
        if (wanted.state() == Attachment.State.STORED) {
            return new FetchingAgain.AlreadyStored(wanted);
        }
        if (known.sid() == null && known.status() != MessageStatus.PENDING) {
            return new FetchingAgain.NeverSent();
        }
        var asked = wanted.askedFor(clock.now());
        var changed = known.withMedia(known.media().stream()
                .map(attachment -> attachment.id().equals(mediaId) ? asked : attachment)
                .toList());
        messages.update(changed);
        fetches.order(changed.id());
        if (!wanted.isPending()) {
            updates.messageChanged(conversation.get(), changed, cause);
        }
        return new FetchingAgain.Ordered(asked);
    }

    /** What became of the wish to fetch media once more. */
    public sealed interface FetchingAgain {
        record Ordered(Attachment attachment) implements FetchingAgain {}

        record AlreadyStored(Attachment attachment) implements FetchingAgain {}

        /** Twilio never took the message, so it has nothing to be fetched. */
        record NeverSent() implements FetchingAgain {}

        record Unknown() implements FetchingAgain {}
    }

    /** An agent wants to write to an address. */
    public Opening open(String address, Cause cause) {
        var sender = senders.towards(address);
        if (sender.isEmpty()) {
            return new Opening.NoSender(Channel.of(address));
        }
        if (senders.own(senders.account(), address)) {
            return new Opening.OwnAddress();
        }
        var now = clock.now();
        var conversation = conversations
                .lockOrOpen(new Conversations.Opening(
                        senders.account(), Channel.of(address), sender.get(), address, List.of(), null, now))
                .opened(now);
        conversations.update(conversation);
        updates.conversationChanged(conversation, cause);
        return new Opening.Opened(conversation);
    }

    /** What became of the wish to write to an address. */
    public sealed interface Opening {
        record Opened(Conversation conversation) implements Opening {}

        /** No sender is configured for the address' channel. */
        record NoSender(Channel channel) implements Opening {}

        /** The address is one of our own. */
        record OwnAddress() implements Opening {}
    }
}
