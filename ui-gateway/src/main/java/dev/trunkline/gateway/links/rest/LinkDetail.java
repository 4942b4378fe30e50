package dev.trunkline.gateway.links.rest;

import dev.trunkline.contracts.update.LinkView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the bridge tells of one link; here for the description of the API alone.
 *
 * @param messages the newest first
 * @param work what is still to be done, the oldest first
 * @param drift where the sides differed, what was found last first
 * @param comparison null before the first
 */
@Schema(name = "LinkDetail")
record LinkDetail(
        LinkView link,
        List<Copied> messages,
        List<Work> work,
        List<Drift> drift,
        @Nullable Comparison comparison) {

    /** A message and its copy. */
    @Schema(name = "LinkMessage")
    record Copied(
            @Schema(
                    description = "Where it was said",
                    enumeration = {"first", "second"})
            String side,

            String sid,
            @Nullable Integer index,
            @Nullable String copySid,
            @Nullable Integer copyIndex,

            @Schema(enumeration = {"pending", "copied", "skipped", "failed", "deleted"})
            String state,

            String author,
            @Schema(description = "How many files") int media,

            @Schema(description = "Why there is no copy") @Nullable String reason,

            @Nullable Instant saidAt,
            @Nullable Instant copiedAt) {}

    /** What the link's lane still has to do, or has given up. */
    @Schema(name = "LinkWork")
    record Work(
            long entryId,
            String type,
            @Schema(enumeration = {"waiting", "parked"}) String state,
            int attempts,
            @Nullable String reason,
            Instant appendedAt,

            @Schema(description = "Of the one that the others wait for") @Nullable Instant nextAttemptAt,

            @Nullable Words words) {}

    /** What an agent wants said. */
    @Schema(name = "LinkWords")
    record Words(String author, String body, int files) {}

    /** Something that both sides do not have alike. */
    @Schema(name = "LinkDrift")
    record Drift(
            UUID id,
            UUID link,
            @Nullable String pair,
            String kind,

            @Schema(
                    description = "Which lacks it, or has it wrong",
                    enumeration = {"first", "second"})
            String side,

            String subject,
            String what,
            Instant foundAt,
            String foundBy,
            @Schema(enumeration = {"open", "repaired"}) String state,
            @Nullable Instant repairedAt,
            @Nullable String how,

            @Schema(description = "Why it stays open") @Nullable String reason) {}

    /** What came of the last comparison of both sides. */
    @Schema(name = "LinkComparison")
    record Comparison(
            @Schema(enumeration = {"alike", "repaired", "left", "unreadable"})
            String state,

            String by,
            Instant at,

            @Schema(description = "How many differences were made good")
            int repaired,

            @Schema(description = "How many differences stay open")
            int left,

            @Schema(description = "Why a side could not be read") @Nullable String reason) {}
}
