package dev.trunkline.taskrouter.board;

import java.time.Instant;
import java.util.Optional;

/** Until when a worker has to answer an offer before it is given back. */
@FunctionalInterface
public interface AnswerLimits {

    /** Empty where the offer is not pending, or nobody gives it back. */
    Optional<Instant> until(Reservation reservation, Task task);
}
