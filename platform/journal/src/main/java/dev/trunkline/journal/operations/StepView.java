package dev.trunkline.journal.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step of an entry.
 *
 * @param done false where it was begun and its outcome is not known: the next attempt probes first
 * @param result the stored result as JSON; null while it is not done
 */
public record StepView(String name, boolean done, @Nullable String result, Instant at) {}
