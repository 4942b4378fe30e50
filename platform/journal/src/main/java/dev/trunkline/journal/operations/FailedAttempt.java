package dev.trunkline.journal.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param attempt 1 for the first; counts anew after an operator had the entry tried again */
public record FailedAttempt(
        int attempt, Instant at, String reason, @Nullable Integer code) {}
