package dev.trunkline.bridge.copy;

import dev.trunkline.bridge.link.Side;
import dev.trunkline.contracts.twilio.ChatMessage;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message of one side and its copy on the other.
 *
 * @param side where it was said
 * @param sid {@code IM…} there; further files of one message have a suffix
 * @param index its place there; null where it has none of its own
 * @param copySid {@code IM…} on the other side; null before it is there
 * @param reason why there is no copy; null where there is, or will be, one
 */
public record Copy(
        UUID link,
        Side side,
        String sid,
        @Nullable Integer index,
        @Nullable String copySid,
        @Nullable Integer copyIndex,
        State state,
        String author,
        int media,
        @Nullable String reason,
        @Nullable Instant saidAt,
        Instant seenAt,
        @Nullable Instant copiedAt) {

    /** What has become of it. */
    public enum State {
        /** To be copied; it may be there already, so look first. */
        PENDING,
        COPIED,
        /** Somebody else's copy. */
        SKIPPED,
        /** Twilio does not take it. */
        FAILED,
        /** Taken back on both sides. */
        DELETED
    }

    static Copy of(UUID link, Side side, ChatMessage message, State state) {
        return new Copy(
                link,
                side,
                message.sid(),
                message.index(),
                null,
                null,
                state,
                message.author(),
                message.media().size(),
                null,
                message.createdAt(),
                Instant.now(),
                null);
    }

    /** One of its files, with no place of its own. */
    Copy furtherFile(String name) {
        return new Copy(link, side, name, null, null, null, state, author, 1, null, saidAt, seenAt, null);
    }

    Copy copied(Posted posted) {
        return copied(posted, Instant.now());
    }

    /** It was there already; nobody knows since when. */
    Copy found(Posted posted) {
        return copied(posted, null);
    }

    private Copy copied(Posted posted, @Nullable Instant at) {
        return new Copy(
                link,
                side,
                sid,
                index,
                posted.sid(),
                posted.index(),
                State.COPIED,
                author,
                media,
                null,
                saidAt,
                seenAt,
                at);
    }

    public Copy now(State changed, @Nullable String why) {
        return new Copy(
                link, side, sid, index, copySid, copyIndex, changed, author, media, why, saidAt, seenAt, copiedAt);
    }

    /** {@code IM…} where it was said, for further files as well. */
    public String message() {
        return isFurtherFile() ? sid.substring(0, sid.indexOf('/')) : sid;
    }

    public boolean isFurtherFile() {
        return sid.contains("/");
    }

    /** Whether nothing is left to do. */
    boolean isSettled() {
        return state != State.PENDING && state != State.FAILED;
    }

    /** A step's result: what Twilio made. */
    public record Posted(String sid, @Nullable Integer index) {}
}
