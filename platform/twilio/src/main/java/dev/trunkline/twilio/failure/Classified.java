package dev.trunkline.twilio.failure;

import dev.trunkline.contracts.failure.Failure;

/** Implemented by exceptions that know what they mean. */
public interface Classified {
    Failure failure();
}
