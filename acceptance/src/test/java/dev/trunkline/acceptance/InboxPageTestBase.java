package dev.trunkline.acceptance;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.trunkline.acceptance.Chromium.patient;
import static dev.trunkline.acceptance.Chromium.patientText;
import static io.restassured.RestAssured.given;

/** Two agents at the same inbox, each with cookies of their own. */
@ExtendWith(RunningSandbox.class)
abstract class InboxPageTestBase {

    /** For what happens outside of the browser. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    static Chromium chromium;
    static Page ana;
    static Page ben;

    @BeforeAll
    static void logIn(Sandbox sandbox, Chromium browser) {
        chromium = browser;
        ana = browser.console(sandbox, "ana", "agent");
        ben = browser.console(sandbox, "ben", "agent");
    }

    static void home(Sandbox sandbox) {
        for (var agent : List.of(ana, ben)) {
            agent.navigate(sandbox.value("GATEWAY_URL"));
            assertThat(agent.locator("[data-testid=connection][data-state=live]"))
                    .isVisible(patient());
        }
    }

    static void open(Page agent, String customer) {
        row(agent, customer).click();
        // The thread that was open before has messages as well.
        assertThat(agent.getByTestId("thread-contact")).containsText(Customers.written(customer), patientText());
        assertThat(agent.getByTestId("messages")).isVisible(patient());
    }

    /** The row of a customer who has no name yet. */
    static Locator row(Page agent, String customer) {
        return agent.locator(
                "li[data-testid^='conversation-']", new Page.LocatorOptions().setHasText(Customers.written(customer)));
    }

    static Locator rowOf(Page agent, String conversation) {
        return agent.getByTestId("conversation-" + conversation);
    }

    static Locator contacts(Page agent) {
        return agent.getByTestId("conversation-list")
                .locator("li[aria-posinset='1']")
                .getByTestId("contact");
    }

    /** Id of the conversation that an agent has open. */
    static String opened(Page agent) {
        return agent.getByTestId("thread").getAttribute("data-conversation");
    }

    static JsonPath get(Sandbox sandbox, String path) {
        return given().header("Authorization", "Bearer " + sandbox.token("agent"))
                .get(sandbox.value("GATEWAY_URL") + "/api" + path)
                .jsonPath();
    }

    static void name(Sandbox sandbox, String conversation, String name) {
        given().header("Authorization", "Bearer " + sandbox.token("agent"))
                .contentType("application/json")
                .body(Map.of("name", name))
                .patch(sandbox.value("GATEWAY_URL") + "/api/conversations/" + conversation)
                .then()
                .statusCode(200);
    }

    /** A task towards a customer who was in another chat before. */
    static void startTask(Sandbox sandbox, String customer, String sourceChat) {
        given().header("Authorization", "Bearer " + sandbox.token("agent"))
                .contentType("application/json")
                .body(Map.of(
                        "fromNumber",
                        sandbox.value("SMS_NUMBER"),
                        "toName",
                        "Ada",
                        "toNumber",
                        customer,
                        "sourceChatChannelSid",
                        sourceChat))
                .post(sandbox.value("GATEWAY_URL") + "/api/outbound-tasks")
                .then()
                .statusCode(200);
    }

    static void labelled(Sandbox sandbox, String conversation, String label) {
        given().header("Authorization", "Bearer " + sandbox.token("agent"))
                .contentType("application/json")
                .body(Map.of("labels", List.of(label)))
                .put(sandbox.value("GATEWAY_URL") + "/api/conversations/" + conversation + "/labels")
                .then()
                .statusCode(200);
    }

    static void picture(Page page, String name) {
        page.screenshot(new ScreenshotOptions().setPath(Path.of("target/screenshots/inbox-" + name + ".png")));
    }
}
