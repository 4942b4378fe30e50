package dev.trunkline.acceptance;

import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import dev.trunkline.simulator.flex.FlexProject;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.trunkline.acceptance.Chromium.none;
import static dev.trunkline.acceptance.Chromium.patient;
import static dev.trunkline.acceptance.Chromium.patientText;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.startsWith;

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
        var name = "agent." + System.nanoTime();
        var worker = worker(sandbox, name);
        var agent = board(chromium, sandbox, name);
        // When
        offer(sandbox, worker, "Customer of " + name, "");
        // Then
        var mine = agent.getByTestId("my-task");
        assertThat(mine).containsText("Customer of " + name, patientText());
        agent.getByTestId("task-accept").click();
        assertThat(agent.getByTestId("task-wrap-up")).isVisible(patient());
        assertThat(agent.getByTestId("open-tasks")).containsText("with " + name, patientText());
        agent.getByTestId("task-complete").click();
        assertThat(mine).hasCount(0, none());
        // When
        agent.getByTestId("availability-select").selectOption("Unavailable");
        // Then
        assertThat(agent.getByTestId("worker").filter(new FilterOptions().setHasText(name)))
                .containsText("Unavailable", patientText());
    }

    @Test
    @Tag("Y10")
    void aTaskLeadsToTheWebhooksThatToldOfIt(Sandbox sandbox) {
        // Given
        var name = "origin." + System.nanoTime();
        var task = offer(sandbox, worker(sandbox, name), "Customer of " + name, "");
        var operator = chromium.console(sandbox, "otto", "operator");
        operator.getByTestId("rail-tasks").click();
        var row = operator.getByTestId("open-task").filter(new FilterOptions().setHasText("Customer of " + name));
        // When
        row.getByTestId("origin").click();
        operator.locator("li[data-testid^='entry-'] a").first().click();
        // Then
        assertThat(operator.getByTestId("payload-form")).containsText(task, patientText());
        assertThat(operator.getByTestId("payload-form")).containsText("EventType");
        operator.context().close();
    }

    /** On a telephone, with the keyboard where there is one. */
    @Test
    void aFieldAgentTakesATaskAndAnswersWithAPicture(Sandbox sandbox) {
        // Given
        var name = "field." + System.nanoTime();
        var worker = worker(sandbox, name);
        var customer = Customers.newNumber();
        Customers.write(sandbox, customer, "Where is the leak?");
        var agent = chromium.console(sandbox, name, "agent");
        agent.setViewportSize(375, 812);
        // When
        offer(sandbox, worker, "Mia", customer);
        // Then
        assertThat(agent.getByTestId("offered")).isVisible(patient());
        agent.getByTestId("rail-tasks").click();
        assertThat(agent.getByTestId("my-task")).containsText("Mia", patientText());
        Assertions.assertThat(Axe.violations(agent, "tasks-375")).isEmpty();
        Assertions.assertThat(agent.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
        // When
        agent.getByTestId("task-accept").press("Enter");
        agent.getByTestId("task-conversation").press("Enter");
        // Then
        assertThat(agent.getByTestId("body")).containsText("Where is the leak?", patientText());
        assertThat(agent.getByTestId("conversation-list")).not().isVisible();
        // When
        agent.getByTestId("file").setInputFiles(Chromium.PICTURE);
        agent.getByTestId("composer").fill("Here it is");
        assertThat(agent.getByTestId("send"))
                .isEnabled(new LocatorAssertions.IsEnabledOptions().setTimeout(Chromium.PATIENCE_MILLIS));
        agent.getByTestId("send").click();
        // Then
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            Assertions.assertThat(Customers.received(sandbox, customer)).containsExactly("Here it is");
            Assertions.assertThat(Customers.<String>received(sandbox, customer, "media.contentType.flatten()"))
                    .containsExactly("image/png");
        });
        // When
        agent.getByTestId("rail-tasks").click();
        agent.getByTestId("availability-select").selectOption("Unavailable");
        // Then
        assertThat(agent.getByTestId("worker").filter(new FilterOptions().setHasText(name)))
                .containsText("Unavailable", patientText());
        // When
        agent.getByTestId("task-complete").click();
        // Then
        assertThat(agent.getByTestId("my-task")).hasCount(0, none());
    }

    /** Before login, as browsers ask for them. */
    @Test
    void theConsoleCanBeInstalled(Sandbox sandbox) {
        // When
        List<String> icons = given().get(sandbox.value("GATEWAY_URL") + "/manifest.json")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .extract()
                .path("icons.src");
        // Then
        Assertions.assertThat(icons)
                .isNotEmpty()
                .allSatisfy(icon -> given().get(sandbox.value("GATEWAY_URL") + icon)
                        .then()
                        .statusCode(200)
                        .contentType(startsWith("image/")));
    }

    /** The console of a new worker, at the board. */
    static Page agent(Sandbox sandbox, Chromium browser, String name) {
        var unused = worker(sandbox, name);
        return board(browser, sandbox, name);
    }

    private static Page board(Chromium browser, Sandbox sandbox, String name) {
        var page = browser.console(sandbox, name, "agent");
        page.getByTestId("rail-tasks").click();
        assertThat(page.getByTestId("my-tasks")).containsText("Nothing is offered to you", patientText());
        return page;
    }

    private static String worker(Sandbox sandbox, String name) {
        var available = FlexProject.activity(sandbox.value("FLEX_ACCOUNT_SID"), "Available");
        return make(sandbox, "Workers", Map.of("FriendlyName", name, "ActivitySid", available));
    }

    /** A new task for a worker alone, to whom TaskRouter offers it by itself. */
    private static String offer(Sandbox sandbox, String worker, String name, String from) {
        var attributes = "{\"targetSid\":\"%s\",\"name\":\"%s\",\"from\":\"%s\"}".formatted(worker, name, from);
        var workflow = FlexProject.workflow(sandbox.value("FLEX_ACCOUNT_SID"));
        return make(sandbox, "Tasks", Map.of("WorkflowSid", workflow, "TaskChannel", "sms", "Attributes", attributes));
    }

    private static String make(Sandbox sandbox, String collection, Map<String, String> form) {
        var workspace = FlexProject.workspace(sandbox.value("FLEX_ACCOUNT_SID"));
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
