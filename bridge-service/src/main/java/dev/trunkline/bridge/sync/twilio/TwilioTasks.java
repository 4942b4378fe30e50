package dev.trunkline.bridge.sync.twilio;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.task.Reservation;
import dev.trunkline.bridge.sync.Tasks;
import dev.trunkline.twilio.rest.TwilioCallException;
import dev.trunkline.twilio.rest.TwilioClients;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Set;

/** Reservations by REST. A reservation that is pending cannot be completed; its task can be canceled. */
@ApplicationScoped
class TwilioTasks implements Tasks {

    private static final String REASON = "closed in the other workspace";
    private static final int NOT_FOUND = 404;

    private static final Set<Reservation.Status> SERVED =
            Set.of(Reservation.Status.ACCEPTED, Reservation.Status.WRAPPING);

    private static final Set<Task.Status> WAITING = Set.of(Task.Status.PENDING, Task.Status.RESERVED);

    private final TwilioClients clients;

    TwilioTasks(TwilioClients clients) {
        this.clients = clients;
    }

    @Override
    public void finish(String accountSid, String workspaceSid, String taskSid) {
        var client = clients.forAccount(accountSid);
        try {
            var served = new ArrayList<Reservation>();
            Reservation.reader(workspaceSid, taskSid).read(client).forEach(reservation -> {
                if (SERVED.contains(reservation.getReservationStatus())) {
                    served.add(reservation);
                }
            });
            if (served.isEmpty()) {
                cancel(client, workspaceSid, taskSid);
            }
            for (var reservation : served) {
                var unused = Reservation.updater(workspaceSid, taskSid, reservation.getSid())
                        .setReservationStatus(Reservation.Status.COMPLETED)
                        .update(client);
            }
        } catch (TwilioCallException e) {
            // Tasks that are over are deleted after a while.
            if (e.httpStatus() != NOT_FOUND) {
                throw e;
            }
        }
    }

    private static void cancel(TwilioRestClient client, String workspaceSid, String taskSid) {
        var task = Task.fetcher(workspaceSid, taskSid).fetch(client);
        if (WAITING.contains(task.getAssignmentStatus())) {
            var unused = Task.updater(workspaceSid, taskSid)
                    .setAssignmentStatus(Task.Status.CANCELED)
                    .setReason(REASON)
                    .update(client);
        }
    }
}
