package dev.trunkline.acceptance;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.trunkline.acceptance.Chromium.inTime;
import static dev.trunkline.acceptance.Chromium.patient;
import static dev.trunkline.acceptance.Chromium.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the Flex and Frontline integration proved of itself, with the console in place of Flex, the agents' app in place of
 * Frontline, for customers who text and for those in a web chat.
 */
@ExtendWith(RunningSandbox.class)
class TwoWorkspacesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String AGENT = "agent";

    private List<String> others;
    private Visitor customer;
    private Page console;
    private Page app;

    @BeforeEach
    void sitDown(Sandbox sandbox, Chromium chromium) {
        // Others would get what this agent does not take.
        others = inFlex(sandbox).getList("agents.findAll { it.available && it.identity != '" + AGENT + "' }.identity");
        others.forEach(other -> available(sandbox, other, false));
        console = chromium.console(sandbox, AGENT, "agent");
        console.getByTestId("rail-tasks").click();
        app = chromium.page(1100, 800);
        app.navigate(sandbox.value("SIMULATOR_URL") + "/agent-app?agent=" + AGENT);
    }

    @AfterEach
    void standUp(Sandbox sandbox) {
        available(sandbox, AGENT, true);
        others.forEach(other -> available(sandbox, other, true));
    }

    @ParameterizedTest
    @EnumSource
    void anAgentWhoIsThereAnswersTheCustomerFromEitherWorkspace(Visitor.Way way, Sandbox sandbox) {
        // Given
        available(sandbox, AGENT, true);
        // When
        customer = way.comes(sandbox);
        customer.write("is anybody there?");
        accept(way);
        // Then
        talksFromBothSides(sandbox);
    }

    @Test
    void anAgentWhoComesLaterFindsEverything(Sandbox sandbox) {
        // Given
        assertThat(app.getByTestId("app-activity")).hasText("Available", soon());
        app.getByTestId("app-available").setChecked(false);
        assertThat(app.getByTestId("app-activity")).hasText("Unavailable", soon());
        await().atMost(PATIENCE).until(() -> !isAvailableInFlex(sandbox));
        // When
        customer = Visitor.Way.WEB_CHAT.comes(sandbox);
        customer.write("is anybody there?");
        var channel = channel(sandbox);
        // Then
        assertThat(members(sandbox, channel)).doesNotContain(AGENT);
        assertThat(attributes(sandbox, channel)).doesNotContain("ConversationSid");
        assertThat(inApp()).hasCount(0);
        // When
        app.getByTestId("app-available").setChecked(true);
        accept(Visitor.Way.WEB_CHAT);
        // Then
        talksFromBothSides(sandbox);
    }

    private void accept(Visitor.Way way) {
        if (!way.isAcceptedByItself()) {
            myTask().getByTestId("task-accept").click();
        }
        assertThat(myTask().getByTestId("task-conversation")).isVisible(patient());
    }

    private Locator myTask() {
        return console.getByTestId("my-task").filter(new Locator.FilterOptions().setHasText(customer.name()));
    }

    private Locator inApp() {
        var title = app.getByText(customer.name(), new Page.GetByTextOptions().setExact(true));
        return app.getByTestId("app-conversation").filter(new Locator.FilterOptions().setHas(title));
    }

    private void talksFromBothSides(Sandbox sandbox) {
        // Then
        inApp().click();
        assertThat(said("is anybody there?")).isVisible(patient());
        var channel = channel(sandbox);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(attributes(sandbox, channel)).contains("ConversationSid");
            assertThat(members(sandbox, channel)).contains(AGENT);
        });
        assertThat(inApp()).hasAttribute("data-joined", "true", inTime());
        // When
        myTask().getByTestId("task-conversation").click();
        console.setViewportSize(375, 812);
        console.getByTestId("file").setInputFiles(Chromium.PICTURE);
        console.getByTestId("talk-text").fill("I typed this in Flex");
        assertThat(console.getByTestId("talk-send")).isEnabled();
        console.getByTestId("talk-send").click();
        // Then
        var inApp =
                app.getByTestId("app-message").filter(new Locator.FilterOptions().setHasText("I typed this in Flex"));
        assertThat(inApp.getByTestId("app-picture")).isVisible();
        console.screenshot(new ScreenshotOptions().setPath(Path.of("target/screenshots/link-talk-small.png")));
        console.setViewportSize(1440, 900);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(customer.heard()).containsExactly("I typed this in Flex"));
        // When
        app.getByTestId("app-text").fill("and this in the app");
        app.getByTestId("app-sample").click();
        app.getByTestId("app-send").click();
        // Then
        var inConsole = console.getByTestId("talk-message")
                .filter(new Locator.FilterOptions().setHasText("and this in the app"));
        assertThat(inConsole.getByTestId("media-image")).isVisible(patient());
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(customer.heard()).containsExactly("I typed this in Flex", "and this in the app"));
        console.screenshot(new ScreenshotOptions().setPath(Path.of("target/screenshots/link-talk.png")));
        app.screenshot(new ScreenshotOptions().setPath(Path.of("target/screenshots/agent-app.png")));
    }

    private Locator said(String text) {
        return app.getByTestId("app-message").getByText(text);
    }

    /** The chat channel that Flex has made of the customer's text. */
    private String channel(Sandbox sandbox) {
        return await().atMost(PATIENCE)
                .until(
                        () -> twilio(sandbox, "?PageSize=100")
                                .<String>getList(
                                        "channels.findAll { it.friendly_name == '" + customer.name() + "' }.sid"),
                        found -> !found.isEmpty())
                .getFirst();
    }

    private static List<String> members(Sandbox sandbox, String channel) {
        return twilio(sandbox, "/" + channel + "/Members").getList("members.identity");
    }

    private static String attributes(Sandbox sandbox, String channel) {
        return twilio(sandbox, "/" + channel).getString("attributes");
    }

    private static JsonPath twilio(Sandbox sandbox, String path) {
        var service = chat(sandbox, "/chat/v2/Services").getString("services[0].sid");
        return chat(sandbox, "/chat/v2/Services/" + service + "/Channels" + path);
    }

    private static JsonPath chat(Sandbox sandbox, String path) {
        return given().auth()
                .preemptive()
                .basic(sandbox.value("FLEX_ACCOUNT_SID"), sandbox.value("FLEX_AUTH_TOKEN"))
                .get(sandbox.value("SIMULATOR_URL") + path)
                .jsonPath();
    }

    private static boolean isAvailableInFlex(Sandbox sandbox) {
        return inFlex(sandbox).getBoolean("agents.find { it.identity == '" + AGENT + "' }.available");
    }

    private static JsonPath inFlex(Sandbox sandbox) {
        return given().get(sandbox.value("SIMULATOR_URL") + "/control/agent-app/agents?account=flex")
                .jsonPath();
    }

    private static void available(Sandbox sandbox, String worker, boolean isAvailable) {
        given().formParam("available", isAvailable)
                .post(sandbox.value("SIMULATOR_URL") + "/control/agent-app/availability?account=flex&agent=" + worker)
                .then()
                .statusCode(204);
    }
}
