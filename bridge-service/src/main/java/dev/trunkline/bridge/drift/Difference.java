package dev.trunkline.bridge.drift;

import dev.trunkline.bridge.link.Side;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that the two sides of a link did not have alike.
 *
 * @param foundBy who had them compared
 * @param foundIn id of the journal's event that did it
 * @param repairedAt null while it is open
 * @param reason why it stays open; null where nobody knows one
 */
public record Difference(
        UUID id,
        UUID link,
        Finding finding,
        Instant foundAt,
        String foundBy,
        String foundIn,
        @Nullable Instant repairedAt,
        @Nullable String reason) {

    /** What is not alike. */
    public enum Kind {
        MESSAGE_MISSING("copied"),
        MESSAGE_CHANGED("changed"),
        MESSAGE_DELETED("deleted"),
        /** Twilio took no copy of it; comparing again does not help. */
        MESSAGE_FAILED("copied"),
        MEMBER_MISSING("added"),
        MEMBER_LEFT("removed"),
        /** The webhook that a chat had before ours does not know of a message. */
        UNTOLD("told on"),
        /** An agent of the second workspace gave the conversation to another. */
        TRANSFER("carried out"),
        /** A conversation does not name its twin, or its task. */
        POINTER("written"),
        /** One side is closed and the other is not. */
        STATE("closed or opened"),
        /** Twilio does not let one side be read, so nobody knows whether they are alike. */
        UNREADABLE("read");

        private final String repair;

        Kind(String repair) {
            this.repair = repair;
        }

        /** The name in the database and towards clients. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Kind ofId(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        /** What making it good is called. */
        public String repair() {
            return repair;
        }

        /** Whether it is of what is in the conversations, which is compared while the link is open alone. */
        public boolean isInside() {
            return this != STATE && this != UNREADABLE;
        }

        /** Whether one side has nothing where the other has something. */
        public boolean isMissing() {
            return this == MESSAGE_MISSING || this == MEMBER_MISSING;
        }
    }

    /**
     * @param side which lacks it, or has it wrong
     * @param subject on the other side: {@code IM…}, a person or {@code CH…}
     * @param what in words
     */
    public record Finding(Kind kind, Side side, String subject, String what) {
        /** The same difference, in whichever words. */
        public boolean isSame(Finding other) {
            return kind == other.kind && side == other.side && subject.equals(other.subject);
        }
    }
}
