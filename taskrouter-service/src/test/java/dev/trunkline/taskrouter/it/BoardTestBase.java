package dev.trunkline.taskrouter.it;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.taskrouter.v1.Workspace;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.update.UpdateArea;
import dev.trunkline.contracts.webhook.SampleTopics;
import dev.trunkline.contracts.webhook.WebhookFamily;
import dev.trunkline.embedded.Infrastructure;
import dev.trunkline.embedded.LoginServer;
import dev.trunkline.journal.query.JournalQuery;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.TwilioSimulator;
import dev.trunkline.simulator.contract.TwilioOpenApi;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.simulator.rest.RecordedCall;
import dev.trunkline.simulator.webhook.SentWebhook;
import dev.trunkline.twilio.account.TwilioAccount;
import dev.trunkline.twilio.rest.TwilioClients;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the tests of the running service share. Offers of the flex account are accepted by themselves; tests in which agents
 * decide use the other one.
 */
@QuarkusTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init") // The test resource fills the fields.
abstract class BoardTestBase {

    static final TwilioAccount FLEX = Sandbox.FLEX;
    static final TwilioAccount FRONTLINE = Sandbox.FRONTLINE;
    private static final Set<WebhookFamily> FAMILIES = Set.of(WebhookFamily.TASKROUTER, WebhookFamily.CONVERSATIONS);

    TwilioSimulator twilio;
    Infrastructure infrastructure;
    LoginServer login;
    Updates updates;

    @Inject
    TwilioClients clients;

    @Inject
    JournalQuery journal;

    @BeforeEach
    void listen() {
        twilio.faults().clear();
        for (var account : List.of(FLEX, FRONTLINE)) {
            Workspace.updater(workspace(account))
                    .setEventCallbackUrl(URI.create(SandboxResource.PUBLIC_URL + "/webhooks/taskrouter"))
                    .update(client(account));
        }
        updates = new Updates(
                infrastructure.bootstrapServers(),
                List.of(Topics.updates(UpdateArea.TASKS), Topics.updates(UpdateArea.WORKERS)));
        twilio.calls().clear();
    }

    /** Whatever a test made the service ask of Twilio has to be what Twilio describes. */
    @AfterEach
    void stopListening() {
        updates.close();
        twilio.faults().clear();
        TwilioOpenApi.find()
                .ifPresent(published ->
                        assertThat(published.check(twilio.calls().all())).isEmpty());
    }

    TwilioRestClient client(TwilioAccount account) {
        return clients.forAccount(account.sid());
    }

    static String workspace(TwilioAccount account) {
        return FlexProject.workspace(account.sid());
    }

    static String worker(TwilioAccount account, String name) {
        return FlexProject.worker(account.sid(), name);
    }

    /** @param channel {@code sms} or {@code default} */
    String task(TwilioAccount account, String channel, String attributes) {
        return Task.creator(workspace(account))
                .setWorkflowSid(FlexProject.workflow(account.sid()))
                .setTaskChannel(channel)
                .setAttributes(attributes)
                .create(client(account))
                .getSid();
    }

    /** TaskRouter offers a task to the agent. @return the reservation */
    String offer(TwilioAccount account, String task) {
        return twilio.offerTask(account.sid(), workspace(account), worker(account, "agent"), task);
    }

    /** Somebody chooses an activity in the account's own app. */
    void choose(TwilioAccount account, String worker, String activity) {
        var unused = Worker.updater(workspace(account), worker)
                .setActivitySid(FlexProject.activity(account.sid(), activity))
                .update(client(account));
    }

    String activity(TwilioAccount account, String worker) {
        return Worker.fetcher(workspace(account), worker).fetch(client(account)).getActivityName();
    }

    RequestSpecification as(String role) {
        return given().auth().oauth2(LoginServer.token(login.issuer(), role)).contentType(ContentType.JSON);
    }

    JsonPath get(String path) {
        return as("supervisor").get(path).then().statusCode(200).extract().jsonPath();
    }

    /** A task on the board once it is there. */
    JsonPath shown(String task) {
        await().untilAsserted(
                        () -> as("supervisor").get("/tasks/{sid}", task).then().statusCode(200));
        return get("/tasks/" + task);
    }

    void awaitStatus(String task, String status) {
        await().untilAsserted(() -> assertThat(shown(task).getString("status")).isEqualTo(status));
    }

    long posts(Predicate<RecordedCall> which) {
        return twilio.calls().where(call -> call.method().equals("POST")).stream()
                .filter(which)
                .count();
    }

    /** Nothing is on its way any more: nothing was told of while every stage from Twilio to the journal was looked at. */
    void quiet() {
        await().until(() -> {
            var told = twilio.webhooks().all();
            return told.stream().noneMatch(sent -> sent.outcome() == SentWebhook.Outcome.PENDING)
                    && new SampleTopics(infrastructure.bootstrapServers()).lag("taskrouter", FAMILIES) == 0
                    && journal.backlog().depth() == 0
                    && twilio.webhooks().all().equals(told);
        });
    }

    static ConditionFactory await() {
        return org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }
}
