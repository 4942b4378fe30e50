package dev.trunkline.web.problem;

import dev.trunkline.contracts.failure.Failure;
import java.util.Optional;

/** Tells trouble that passes by itself from defects, so that a caller learns which of the two it met. */
@FunctionalInterface
public interface PassingFailures {

    /** Empty where no repetition would help. */
    Optional<Failure.Transient> find(Throwable thrown);
}
