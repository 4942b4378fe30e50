package dev.trunkline.journal.rest;

import dev.trunkline.journal.reconciliation.ReconciliationReport;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reconciliation and what it found.
 *
 * @param state {@code waiting}, {@code running}, {@code done} or {@code failed}
 * @param by who asked for it; {@code schedule} where nobody did
 * @param items what was missing or changed, in words
 */
public record Sweep(
        long id,
        String state,
        String by,
        Instant from,
        Instant to,
        long compared,
        long missing,
        long changed,
        long applied,
        List<ReconciliationReport.Item> items,
        @Nullable String reason,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    public static Sweep of(ReconciliationReport report) {
        return new Sweep(
                report.id(),
                report.state().id(),
                report.by(),
                report.from(),
                report.to(),
                report.compared(),
                report.missing(),
                report.changed(),
                report.applied(),
                report.items(),
                report.reason(),
                report.startedAt(),
                report.finishedAt());
    }

    /**
     * What an operator asks for.
     *
     * @param why stands in the audit log
     * @param from the provider's date; 24 hours before {@code to} where not given
     * @param to now where not given
     */
    public record Wish(
            @NotBlank(message = Change.WHY) @Size(max = Change.LONGEST_WHY) String why,

            @Nullable Instant from,
            @Nullable Instant to) {}
}
