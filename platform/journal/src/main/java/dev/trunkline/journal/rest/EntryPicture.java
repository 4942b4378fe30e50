package dev.trunkline.journal.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.trunkline.journal.operations.EntryDetail;
import dev.trunkline.journal.operations.FailedAttempt;
import dev.trunkline.journal.operations.StepView;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry with all there is to know of it.
 *
 * @param data the body where it is text, else null
 * @param dataBase64 the body, byte for byte
 */
public record EntryPicture(
        @JsonUnwrapped EntrySummary entry,
        long origin,
        @Nullable Long replay,
        List<FailedAttempt> attemptsFailed,
        List<Step> steps,
        @Nullable String contentType,
        Map<String, String> extensions,
        @Nullable String data,
        String dataBase64) {

    /** @param result what it stored; null while its outcome is not known */
    public record Step(String name, boolean done, @Nullable JsonNode result, Instant at) {

        static Step of(StepView step) {
            return new Step(step.name(), step.done(), Words.json(step.result()), step.at());
        }
    }

    static EntryPicture of(EntryDetail detail) {
        var event = detail.entry().event();
        return new EntryPicture(
                EntrySummary.of(detail.entry()),
                detail.origin(),
                detail.replay(),
                detail.attempts(),
                detail.steps().stream().map(Step::of).toList(),
                event.dataContentType(),
                event.extensions(),
                Words.text(event.data()).orElse(null),
                Base64.getEncoder().encodeToString(event.data()));
    }
}
