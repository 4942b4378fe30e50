package dev.trunkline.journal.engine;

import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.contracts.failure.FailureClassifier;
import dev.trunkline.journal.ParkException;
import dev.trunkline.journal.jdbc.JournalDatabaseException;

/** What a failed attempt means: our own database first, then the provider's classifier. */
public final class FailurePolicy {

    /** A violated constraint may be a race with another transaction; after this many attempts it is none. */
    static final int CONSTRAINT_ATTEMPTS = 5;

    private static final int REASON_LENGTH = 1_000;

    private final FailureClassifier classifier;

    public FailurePolicy(FailureClassifier classifier) {
        this.classifier = classifier;
    }

    /** Of what a handler threw. */
    Failure ofHandler(Throwable thrown, int attempt) {
        return isOurs(thrown) ? ours(thrown, attempt) : classifier.classify(thrown);
    }

    /** Of what kept a completion from being committed: nothing outside was touched, so it is worth another attempt. */
    Failure ofCompletion(Throwable thrown, int attempt) {
        return isOurs(thrown) ? ours(thrown, attempt) : new Failure.Transient(describe(thrown), null, null, true);
    }

    private static boolean isOurs(Throwable thrown) {
        return thrown instanceof ParkException
                || thrown instanceof JournalDatabaseException
                || JournalDatabaseException.sqlState(thrown).isPresent();
    }

    private static Failure ours(Throwable thrown, int attempt) {
        if (thrown instanceof ParkException) {
            return new Failure.Permanent(describe(thrown), null);
        }
        var refused = JournalDatabaseException.isConstraintViolation(thrown)
                || JournalDatabaseException.isUnstorableData(thrown);
        return refused && attempt >= CONSTRAINT_ATTEMPTS
                ? new Failure.Permanent("the database refused it " + attempt + " times: " + describe(thrown), null)
                : new Failure.Transient(describe(thrown), null, null, true);
    }

    /** The message's first line (PostgreSQL adds the values concerned in further ones); else the class name. */
    static String describe(Throwable thrown) {
        var message = thrown.getMessage();
        var text = message == null || message.isBlank()
                ? thrown.getClass().getName()
                : message.lines().findFirst().orElse(message);
        return text.length() <= REASON_LENGTH ? text : text.substring(0, REASON_LENGTH);
    }
}
