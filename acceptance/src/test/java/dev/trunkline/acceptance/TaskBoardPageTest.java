package dev.trunkline.acceptance;

import com.microsoft.playwright.Locator.FilterOptions;
import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import dev.trunkline.simulator.flex.FlexProject;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.trunkline.acceptance.Chromium.none;
import static dev.trunkline.acceptance.Chromium.patient;
import static dev.trunkline.acceptance.Chromium.patientText;
import static io.restassured.RestAssured.given;

/** An agent at the task board, in a real browser: what TaskRouter offers comes by itself, and is taken with a click. */
@ExtendWith(RunningSandbox.class)
class TaskBoardPageTest {

    private static Chromium chromium;

    @BeforeAll
    static void takeBrowser(Chromium browser) {
        chromium = browser;
    }

    @Test
    void anOfferComesLiveIsAcceptedAndCompleted(Sandbox sandbox) {
        // Given
        var account = sandbox.value("FLEX_ACCOUNT_SID");
        var workspace = FlexProject.workspace(account);
        var name = "agent." + System.nanoTime();
        var worker = make(sandbox, workspace, "Workers", Map.of("FriendlyName", name));
        var agent = chromium.console(sandbox, name, "agent");
        agent.getByTestId("rail-tasks").click();
        assertThat(agent.getByTestId("my-tasks")).containsText("Nothing is offered to you", patientText());
        // When
        var task = make(
                sandbox,
                workspace,
                "Tasks",
                Map.of(
                        "WorkflowSid",
                        FlexProject.workflow(account),
                        "TaskChannel",
                        "sms",
                        "Attributes",
                        "{\"name\":\"Customer of " + name + "\"}"));
        given().contentType(ContentType.JSON)
                .body(Map.of("workspaceSid", workspace, "workerSid", worker, "taskSid", task))
                .post(sandbox.value("SIMULATOR_URL") + "/control/taskrouter/offers")
                .then()
                .statusCode(201);
        // Then
        var mine = agent.getByTestId("my-task");
        assertThat(mine).containsText("Customer of " + name, patientText());
        agent.getByTestId("task-accept").click();
        assertThat(agent.getByTestId("task-wrap-up")).isVisible(patient());
        assertThat(agent.getByTestId("open-tasks")).containsText("with " + name, patientText());
        agent.getByTestId("task-complete").click();
        assertThat(mine).hasCount(0, none());
        // When
        agent.getByTestId("availability-select").selectOption("Available");
        // Then
        assertThat(agent.getByTestId("worker").filter(new FilterOptions().setHasText(name)))
                .containsText("Available", patientText());
    }

    private static String make(Sandbox sandbox, String workspace, String collection, Map<String, String> form) {
        return twilio(sandbox)
                .formParams(form)
                .post(sandbox.value("SIMULATOR_URL") + "/taskrouter/v1/Workspaces/" + workspace + "/" + collection)
                .then()
                .statusCode(201)
                .extract()
                .path("sid");
    }

    private static RequestSpecification twilio(Sandbox sandbox) {
        return given().auth().preemptive().basic(sandbox.value("FLEX_ACCOUNT_SID"), sandbox.value("FLEX_AUTH_TOKEN"));
    }
}
