package dev.trunkline.journal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trunkline.journal.operations.AuditRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of the audit log: who did what, when, and why. */
public record AuditLine(
        long id,
        Instant at,
        String who,
        String why,
        String action,
        @Nullable String lane,
        @Nullable Long entry,
        @Nullable Long replay,
        @Nullable JsonNode detail) {

    static AuditLine of(AuditRecord line) {
        return new AuditLine(
                line.id(),
                line.at(),
                line.by().who(),
                line.by().why(),
                line.action(),
                line.lane(),
                line.entry(),
                line.replay(),
                Words.json(line.detail()));
    }
}
