package dev.trunkline.journal.rest;

import dev.trunkline.journal.operations.InvalidRequestException;
import dev.trunkline.journal.operations.KafkaUnavailableException;
import dev.trunkline.journal.operations.NotInJournalException;
import dev.trunkline.journal.operations.NotPossibleException;
import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.problem.ProblemException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The operations' errors as problems, for every resource: these exceptions are the journal's own. */
public class JournalProblems {

    @ServerExceptionMapper
    public Response missing(NotInJournalException thrown) {
        return missing(String.valueOf(thrown.getMessage())).problem().toResponse();
    }

    @ServerExceptionMapper
    public Response notPossible(NotPossibleException thrown) {
        return Problem.of("not-possible-now", "Not possible in this state", 409, thrown.getMessage())
                .toResponse();
    }

    @ServerExceptionMapper
    public Response unavailable(KafkaUnavailableException thrown) {
        return Problem.of("kafka-unavailable", "Kafka does not answer", 503, thrown.getMessage())
                .toResponse();
    }

    @ServerExceptionMapper
    public Response invalid(InvalidRequestException thrown) {
        return Words.invalid(String.valueOf(thrown.getMessage())).problem().toResponse();
    }

    static ProblemException missing(String detail) {
        return new ProblemException(Problem.of("not-in-journal", "Not in this journal", 404, detail));
    }
}
