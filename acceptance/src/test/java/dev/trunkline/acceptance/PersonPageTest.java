package dev.trunkline.acceptance;

import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.trunkline.acceptance.Chromium.MARKUP;
import static dev.trunkline.acceptance.Chromium.assertNothingRan;
import static dev.trunkline.acceptance.Chromium.none;
import static dev.trunkline.acceptance.Chromium.patient;
import static dev.trunkline.acceptance.Chromium.patientText;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

/** Where a person's data came from, pictures that are late, and the end of all of it. */
class PersonPageTest extends InboxPageTestBase {

    @Test
    @Tag("Y10")
    void aMessageLeadsToTheWebhookThatCausedIt(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        var sid = Customers.write(sandbox, customer, "Where do I come from?");
        var operator = chromium.console(sandbox, "otto", "operator");
        open(operator, customer);
        // When
        operator.getByTestId("origin").click();
        // Then
        assertThat(operator.getByTestId("payload-form")).containsText(sid, patientText());
        assertThat(operator.getByTestId("payload-form")).containsText("Where do I come from?");
        assertThat(operator.getByTestId("entry-state")).hasText("Done");
        picture(operator, "origin");
        operator.context().close();
    }

    @Test
    @Tag("Y10")
    void aPictureThatProxyPassedOnLeadsToTheWebhookOfItsInteraction(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        var chat = SimulatedTwilio.chat(sandbox, "I shall send you a picture");
        SimulatedTwilio.proxyTells(sandbox, sandbox.value("INGRESS_URL") + "/webhooks/proxy");
        SimulatedTwilio.passOn(sandbox, customer, chat);
        var mms = Customers.sendPicture(sandbox, customer, "Here it is");
        var operator = chromium.console(sandbox, "otto", "operator");
        open(operator, customer);
        startTask(sandbox, customer, chat);
        var task = given().header("Authorization", "Bearer " + sandbox.token("agent"))
                .queryParam("toNumber", customer)
                .get(sandbox.value("GATEWAY_URL") + "/api/outbound-tasks")
                .jsonPath()
                .getString("items[0].id");
        await().atMost(PATIENCE)
                .until(() -> !get(sandbox, "/outbound-tasks/" + task + "/source-messages")
                        .getMap("origins")
                        .isEmpty());
        // When
        operator.getByTestId("tab-source").click();
        operator.getByTestId("source-message").getByTestId("origin").click();
        // Then
        assertThat(operator.getByTestId("payload-form")).containsText("interactionSid", patientText());
        assertThat(operator.getByTestId("payload-form")).containsText(mms);
        SimulatedTwilio.proxyTells(sandbox, "");
        operator.context().close();
    }

    @Test
    @Tag("C03")
    @Tag("Y08")
    void aPictureThatIsLateHasAPlaceholderAndIsFetchedAgainOnDemand(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        home(sandbox);
        var fault = SimulatedTwilio.fault(sandbox, Map.of("kind", "media-missing"));
        Customers.sendPicture(sandbox, customer, "Look at this");
        // When
        open(ana, customer);
        // Then
        assertThat(ana.getByTestId("body")).hasText("Look at this");
        assertThat(ana.getByTestId("media-pending")).containsText("is on its way", patientText());
        picture(ana, "late-picture");
        // When
        SimulatedTwilio.mend(sandbox, fault);
        ana.getByTestId("fetch-again").click();
        // Then
        assertThat(ana.getByTestId("media-image")).isVisible(patient());
        assertThat(ana.getByTestId("media-pending")).hasCount(0);
    }

    @Test
    @Tag("Y13")
    void aPersonIsErasedWithAReceiptAndLeavesEveryBrowserAtOnce(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        var supervisor = chromium.console(sandbox, "sue", "supervisor");
        home(sandbox);
        Customers.write(sandbox, customer, "Forget me, please");
        open(ana, customer);
        open(supervisor, customer);
        var id = opened(ana);
        // When
        supervisor.getByTestId("details").click();
        supervisor.getByTestId("erase-person").click();
        supervisor.getByTestId("erase-reason").fill(MARKUP + "asked by letter");
        // Then
        assertThat(supervisor.getByTestId("erase-confirm")).isDisabled();
        // When
        supervisor.getByTestId("erase-confirmation").fill("ERASE");
        picture(supervisor, "erase");
        supervisor.getByTestId("erase-confirm").click();
        // Then
        assertThat(supervisor.getByTestId("receipt"))
                .hasAttribute(
                        "data-state",
                        "done",
                        new LocatorAssertions.HasAttributeOptions().setTimeout(Chromium.PATIENCE_MILLIS));
        assertThat(supervisor.getByTestId("receipt-page").locator("h1")).hasText("A person was erased");
        assertThat(supervisor.getByTestId("receipt")).containsText(MARKUP + "asked by letter");
        assertThat(supervisor.getByTestId("receipt")).containsText("taskrouter");
        assertThat(supervisor.getByTestId("receipt")).not().containsText(Customers.written(customer));
        picture(supervisor, "receipt");
        assertThat(ana.getByTestId("nothing-selected")).isVisible(patient());
        assertThat(rowOf(ana, id)).hasCount(0, none());
        assertThat(rowOf(ben, id)).hasCount(0, none());
        given().header("Authorization", "Bearer " + sandbox.token("agent"))
                .get(sandbox.value("GATEWAY_URL") + "/api/conversations/" + id)
                .then()
                .statusCode(404);
        // When
        supervisor.getByTestId("rail-settings").click();
        // Then
        assertThat(supervisor.getByTestId("erasure-item").first())
                .containsText(MARKUP + "asked by letter", patientText());
        assertNothingRan(supervisor);
        supervisor.context().close();
    }
}
