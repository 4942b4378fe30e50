package dev.trunkline.messaging.it;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.task.Reservation;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.simulator.handset.HandsetMessage;
import dev.trunkline.simulator.rest.RecordedCall;
import dev.trunkline.twilio.rest.TwilioClients;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

import static org.awaitility.Awaitility.await;

/** What tests of tasks towards customers share: a customer, requests, and what a generation of Flex makes of them. */
@SuppressWarnings("NullAway.Init") // Injected.
abstract class OutboundTaskTestBase extends InboxTestBase {

    static final String WORKSPACE = FlexProject.workspace(Sandbox.FLEX.sid());

    @Inject
    TwilioClients clients;

    String customer;

    /** SID of the task that an answer names. */
    abstract String task(JsonPath answer);

    /** A call of the start: product, method, and what its path ends with. */
    record Call(String product, String method, String path) {}

    /** The calls that a start with a first message makes, in order. */
    abstract List<Call> calls();

    /** The calls that may be refused; more than {@link #calls} where a start looks for something first. */
    List<Call> refusable() {
        var all = new ArrayList<>(calls());
        all.add(new Call("taskrouter", "GET", "/Workers"));
        return all;
    }

    /** The call that comes after the task was made, without which nobody is reached. */
    Call reaching() {
        return calls().getLast();
    }

    /** The call that makes a task. */
    abstract Call creation();

    /** A channel or conversation with a text in it. */
    abstract String sourceChannel(String text);

    /** SID of what an answer names as the way to the customer. */
    abstract String way(JsonPath answer);

    /** Whether what an answer names is still open. */
    abstract boolean isOpen(JsonPath answer);

    @BeforeEach
    void newCustomer() {
        customer = customer();
        twilio.calls().clear();
    }

    TwilioRestClient client() {
        return clients.forName("flex");
    }

    Map<String, Object> request() {
        var request = new LinkedHashMap<String, Object>();
        request.put("fromNumber", Sandbox.SMS_NUMBER);
        request.put("toName", "Ada Lovelace");
        request.put("toNumber", customer);
        return request;
    }

    Response start(Map<String, Object> request) {
        return settled(api().body(request).post("/outbound-tasks"));
    }

    /** The answer, or where it is late, what the place it names says in the end. */
    Response settled(Response answer) {
        if (answer.statusCode() != 202) {
            return answer;
        }
        var id = answer.jsonPath().getString("id");
        return await().atMost(PATIENCE).until(() -> outcome(id), said -> said.statusCode() != 202);
    }

    Task task(String sid) {
        return Task.fetcher(WORKSPACE, sid).fetch(client());
    }

    List<Task> tasksOfCustomer() {
        var found = new ArrayList<Task>();
        for (var task : Task.reader(WORKSPACE).read(client())) {
            if (task.getAttributes().contains(customer)) {
                found.add(task);
            }
        }
        return found;
    }

    /** The calls of the service, without the tests' own. */
    List<RecordedCall> made(Call kind) {
        return twilio.calls()
                .where(call -> call.product().equals(kind.product())
                        && call.method().equals(kind.method())
                        && call.path().endsWith(kind.path()));
    }

    List<HandsetMessage> texts() {
        return twilio.handset().messages(customer);
    }

    Response outcome(String id) {
        return api().get("/outbound-tasks/{id}", id);
    }

    Response keyed(String key, Map<String, Object> request) {
        return settled(api().header("Idempotency-Key", key).body(request).post("/outbound-tasks"));
    }

    List<Reservation> reservations(String task) {
        var found = new ArrayList<Reservation>();
        Reservation.reader(WORKSPACE, task).read(client()).forEach(found::add);
        return found;
    }
}
