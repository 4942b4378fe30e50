package dev.trunkline.taskrouter.commands;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;

/** Brings a reservation into another state, whatever an earlier attempt has done already. */
@ApplicationScoped
public class ReservationMoves {

    private static final Map<AgentCommand.Kind, Set<String>> FROM = Map.of(
            AgentCommand.Kind.ACCEPT, Set.of("pending"),
            AgentCommand.Kind.REJECT, Set.of("pending"),
            AgentCommand.Kind.WRAP_UP, Set.of("accepted"),
            AgentCommand.Kind.COMPLETE, Set.of("accepted", "wrapping"));

    private final TaskRouter router;

    public ReservationMoves(TaskRouter router) {
        this.router = router;
    }

    /**
     * May be repeated: what is reached already is left alone.
     *
     * @return the state that the reservation has now
     * @throws RefusedException where it cannot come into that state from where it is
     */
    public String move(AgentCommand command) throws RefusedException {
        var now = router.reservation(command)
                .orElseThrow(() -> new RefusedException("reservation " + command.reservationSid() + " is gone"));
        var wanted = command.kind().status();
        if (now.status().equals(wanted)) {
            return wanted;
        }
        if (!FROM.getOrDefault(command.kind(), Set.of()).contains(now.status())) {
            throw new RefusedException(
                    "reservation " + command.reservationSid() + " is " + now.status() + ", so it cannot be " + wanted);
        }
        router.moveReservation(command, wanted, now.etag());
        return wanted;
    }
}
