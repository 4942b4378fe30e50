package dev.trunkline.contracts.failure;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a failed attempt means for what comes next. */
public sealed interface Failure {

    /** For people: what happened, to which id, what to do. Never a message body, phone number or token. */
    String reason();

    /** The provider's error code, such as {@code 21610}; null where it gave none. */
    @Nullable Integer code();

    /**
     * Worth another attempt.
     *
     * @param retryAfter how long the provider asked us to wait; null where it did not say
     * @param outcomeKnown false where the request may have been carried out all the same, such as a read timeout
     */
    record Transient(
            String reason, @Nullable Integer code, @Nullable Duration retryAfter, boolean outcomeKnown)
            implements Failure {}

    /** No repetition will help; someone has to look. */
    record Permanent(String reason, @Nullable Integer code) implements Failure {}
}
