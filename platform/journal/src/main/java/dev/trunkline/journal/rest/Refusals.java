package dev.trunkline.journal.rest;

import dev.trunkline.journal.operations.KafkaUnavailableException;
import dev.trunkline.journal.operations.NotPossibleException;
import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.problem.ProblemException;
import jakarta.ws.rs.core.Response;
import java.util.NoSuchElementException;

/** The operations' errors as problems. */
final class Refusals {

    private Refusals() {}

    static Response of(NoSuchElementException thrown) {
        return missing(String.valueOf(thrown.getMessage())).problem().toResponse();
    }

    static Response of(NotPossibleException thrown) {
        return Problem.of("not-possible-now", "Not possible in this state", 409, thrown.getMessage())
                .toResponse();
    }

    static Response of(KafkaUnavailableException thrown) {
        return Problem.of("kafka-unavailable", "Kafka does not answer", 503, thrown.getMessage())
                .toResponse();
    }

    /** A cursor that is none, for example. */
    static Response of(IllegalArgumentException thrown) {
        return Words.invalid(String.valueOf(thrown.getMessage())).problem().toResponse();
    }

    static ProblemException missing(String detail) {
        return new ProblemException(Problem.of("not-in-journal", "Not in this journal", 404, detail));
    }
}
