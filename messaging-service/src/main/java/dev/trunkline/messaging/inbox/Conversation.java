package dev.trunkline.messaging.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All messages between one of our senders and one customer's address.
 *
 * @param account SID of the Twilio account
 * @param lastSeq position of the last message, 0 for none
 * @param unread inbound messages since the conversation was last opened by anybody
 * @param desk how agents stand to it
 * @param version grows with every change
 */
public record Conversation(
        UUID id,
        String account,
        Channel channel,
        String ourAddress,
        String theirAddress,
        UUID contactId,
        @Nullable String contactName,
        Status status,
        int unread,
        long lastSeq,
        @Nullable LastMessage last,
        Instant lastActivityAt,
        Instant createdAt,
        Desk desk,
        long version) {

    /** Whether it stands in the agents' list. */
    public enum Status {
        OPEN,
        CLOSED,
        DELETED;

        /** The name in the database and towards browsers. Never changed once published. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public static Status ofId(String id) {
            return valueOf(id.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** What the list shows of the newest message. */
    public record LastMessage(Direction direction, String text, int mediaCount, Instant at) {
        private static final int LONGEST_TEXT = 160;

        public LastMessage {
            if (text.length() > LONGEST_TEXT) {
                var end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
                text = text.substring(0, end);
            }
        }
    }

    /**
     * The conversation after one more message. An inbound one counts as unread and opens a closed or deleted conversation
     * again; one that our side wrote elsewhere means that somebody has read what came before.
     */
    public Conversation with(Direction direction, String text, int mediaCount, Instant at) {
        return with(direction, text, mediaCount, at, at);
    }

    /** The same, where the message is older than its news. */
    Conversation with(Direction direction, String text, int mediaCount, Instant at, Instant activity) {
        var nextUnread = switch (direction) {
            case INBOUND -> status == Status.OPEN ? unread + 1 : 1;
            case OUTBOUND -> 0;
        };
        return new Conversation(
                id,
                account,
                channel,
                ourAddress,
                theirAddress,
                contactId,
                contactName,
                Status.OPEN,
                nextUnread,
                Positions.after(lastSeq),
                new LastMessage(direction, text, mediaCount, at),
                activity.isAfter(lastActivityAt) ? activity : lastActivityAt,
                createdAt,
                direction == Direction.INBOUND ? desk.customerWrote(at) : desk.needingReply(false),
                version + 1);
    }

    /** The conversation after one more message of ours that no person wrote: what came before is as unread as it was. */
    public Conversation withAutomatic(String text, int mediaCount, Instant at) {
        var next = with(Direction.OUTBOUND, text, mediaCount, at);
        return new Conversation(
                id,
                account,
                channel,
                ourAddress,
                theirAddress,
                contactId,
                contactName,
                next.status(),
                unread,
                next.lastSeq(),
                next.last(),
                next.lastActivityAt(),
                createdAt,
                desk,
                next.version());
    }

    /**
     * The conversation after a message that was recovered before others. An inbound one counts as unread, wherever it
     * stands; one of our side says nothing about those behind it.
     *
     * @param at when it was sent
     */
    Conversation withEarlier(Direction direction, Instant at, Instant activity) {
        var inbound = direction == Direction.INBOUND;
        var nextUnread = !inbound ? unread : status == Status.OPEN ? unread + 1 : 1;
        var next = activity.isAfter(lastActivityAt) ? activity : lastActivityAt;
        return changed(
                contactName,
                inbound ? Status.OPEN : status,
                nextUnread,
                last,
                next,
                inbound ? desk.customerWrote(at) : desk);
    }

    /** The conversation once an agent has looked at it. */
    Conversation readBy(String agent, Instant at) {
        return changed(contactName, status, 0, last, lastActivityAt, desk.readBy(agent, at));
    }

    /** The conversation in the agents' list again, on top. */
    Conversation opened(Instant at) {
        return changed(contactName, Status.OPEN, 0, last, at, desk);
    }

    Conversation named(@Nullable String name) {
        return changed(name, status, unread, last, lastActivityAt, desk);
    }

    /** The conversation in the agents' list again, where it was. */
    Conversation reopened() {
        return changed(contactName, Status.OPEN, unread, last, lastActivityAt, desk);
    }

    /** The conversation out of the agents' list: nothing is left to be done. */
    Conversation archived() {
        return changed(contactName, Status.CLOSED, 0, last, lastActivityAt, desk.putAway());
    }

    /** The conversation without its messages. Their positions are not used again. */
    Conversation deleted() {
        return changed(contactName, Status.DELETED, 0, null, lastActivityAt, desk.cleared());
    }

    /** The conversation as it stands to agents now. */
    public Conversation with(Desk next) {
        return changed(contactName, status, unread, last, lastActivityAt, next);
    }

    private Conversation changed(
            @Nullable String nextName,
            Status nextStatus,
            int nextUnread,
            @Nullable LastMessage nextLast,
            Instant activity,
            Desk nextDesk) {
        return new Conversation(
                id,
                account,
                channel,
                ourAddress,
                theirAddress,
                contactId,
                nextName,
                nextStatus,
                nextUnread,
                lastSeq,
                nextLast,
                activity,
                createdAt,
                nextDesk,
                version + 1);
    }
}
