package dev.trunkline.bridge.drift.rest;

import dev.trunkline.bridge.drift.Difference;
import dev.trunkline.bridge.link.Link;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that the two sides of a link did not have alike.
 *
 * @param kind {@code message-missing}, {@code message-changed}, {@code message-deleted}, {@code message-failed}, {@code
 *     member-missing}, {@code member-left}, {@code transfer}, {@code state} or {@code unreadable}
 * @param side which lacks it, or has it wrong: {@code first} or {@code second}
 * @param subject on the other side: {@code IM…}, a person or {@code CH…}
 * @param state {@code open} or {@code repaired}
 * @param how what was done about it; null while it is open
 * @param reason why it stays open; null where nobody knows one
 */
public record DriftView(
        UUID id,
        UUID link,
        @Nullable String pair,
        String kind,
        String side,
        String subject,
        String what,
        Instant foundAt,
        String foundBy,
        String state,
        @Nullable Instant repairedAt,
        @Nullable String how,
        @Nullable String reason) {

    public static DriftView of(Difference difference, Optional<Link> link) {
        var finding = difference.finding();
        var open = difference.repairedAt() == null;
        return new DriftView(
                difference.id(),
                difference.link(),
                link.map(Link::pair).orElse(null),
                finding.kind().id(),
                finding.side().name().toLowerCase(Locale.ROOT),
                finding.subject(),
                finding.what(),
                difference.foundAt(),
                difference.foundBy(),
                open ? "open" : "repaired",
                difference.repairedAt(),
                open ? null : finding.kind().repair(),
                difference.reason());
    }
}
