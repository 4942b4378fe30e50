package dev.trunkline.contracts.failure;

/** Turns whatever a handler threw into a {@link Failure}. */
@FunctionalInterface
public interface FailureClassifier {
    Failure classify(Throwable thrown);
}
