package dev.trunkline.acceptance;

import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.trunkline.acceptance.Chromium.PATIENCE_MILLIS;
import static dev.trunkline.acceptance.Chromium.patient;
import static dev.trunkline.acceptance.Chromium.patientText;
import static dev.trunkline.acceptance.Chromium.soon;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

/** A supervisor before the links, in a real browser, while one side of them is down. */
@ExtendWith(RunningSandbox.class)
class LinksPageTest {

    private static final int MESSAGES = 5;

    @Test
    void theBacklogOfASideThatWasDownShrinksBeforeOnesEyes(Sandbox sandbox, Chromium chromium) {
        // Given
        var conversation =
                inApp(sandbox, "", Map.of("to", Customers.newNumber(), "from", sandbox.value("FLEX_NUMBER")));
        say(sandbox, conversation, "first");
        var link = linkOf(sandbox, conversation);
        var sue = chromium.console(sandbox, "sue", "supervisor");
        sue.getByTestId("rail-links").click();
        // When
        var fault = SimulatedTwilio.fault(sandbox, Map.of("kind", "server-error", "product", "chat", "method", "POST"));
        IntStream.range(0, MESSAGES).forEach(i -> say(sandbox, conversation, "while Flex is down " + i));
        // Then
        var row = sue.getByTestId("link").filter(new FilterOptions().setHasText(conversation));
        assertThat(row.getByTestId("late")).containsText("Late for", patientText());
        assertThat(sue.getByTestId("backlog")).containsText("events wait", patientText());
        // When
        SimulatedTwilio.mend(sandbox, fault);
        // Then
        assertThat(sue.getByTestId("backlog"))
                .hasAttribute("data-waiting", "0", new HasAttributeOptions().setTimeout(3 * PATIENCE_MILLIS));
        assertThat(row.getByTestId("late")).hasCount(0);
        // When
        sue.navigate(sandbox.value("GATEWAY_URL") + "/links/" + link);
        // Then
        assertThat(sue.locator("[data-testid=copy][data-state=copied]")).hasCount(MESSAGES + 1, Chromium.none());
        assertThat(sue.getByTestId("work")).containsText("Nothing waits");
        // When
        inApp(sandbox, "/" + conversation + "/messages", Map.of("body", "this is it", "sample", "true"));
        // Then
        var picture = sue.getByTestId("talk").getByTestId("media-image");
        assertThat(picture).isVisible(patient());
        // When
        picture.click();
        // Then
        sue.waitForFunction(MediaPageTest.AS_WIDE_AS_THE_WINDOW);
        assertThat(sue.getByTestId("full-image")).isVisible(patient());
        sue.waitForFunction(MediaPageTest.DRAWN_WITHIN_ITS_DIALOG);
        // When
        sue.keyboard().press("Escape");
        sue.getByTestId("compare-link").click();
        // Then
        assertThat(sue.getByTestId("comparison-state")).hasText("Alike", soon());
    }

    private static String linkOf(Sandbox sandbox, String conversation) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> given().header("Authorization", "Bearer " + sandbox.token("supervisor"))
                                .get(sandbox.value("GATEWAY_URL") + "/api/links?limit=100")
                                .jsonPath()
                                .<String>get("items.find { it.second == '" + conversation + "' }?.id"),
                        id -> id != null);
    }

    private static void say(Sandbox sandbox, String conversation, String text) {
        inApp(sandbox, "/" + conversation + "/messages", Map.of("body", text));
    }

    /** What an agent does in the app of the second workspace; the sid of what it made. */
    private static String inApp(Sandbox sandbox, String path, Map<String, String> form) {
        return given().queryParam("agent", "agent")
                .contentType("application/x-www-form-urlencoded")
                .formParams(form)
                .post(sandbox.value("SIMULATOR_URL") + "/control/agent-app/conversations" + path)
                .then()
                .statusCode(201)
                .extract()
                .path("sid");
    }
}
