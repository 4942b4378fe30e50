package dev.trunkline.acceptance;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.trunkline.acceptance.Chromium.MARKUP;
import static dev.trunkline.acceptance.Chromium.assertNothingRan;
import static dev.trunkline.acceptance.Chromium.none;
import static dev.trunkline.acceptance.Chromium.patient;
import static dev.trunkline.acceptance.Chromium.patientText;
import static dev.trunkline.acceptance.Chromium.soon;
import static org.awaitility.Awaitility.await;

/** What helps to reply, and what stands in its way: templates, rules, WhatsApp's window, refusals, earlier chats. */
class ReplyPageTest extends InboxPageTestBase {

    @Test
    @Tag("X02")
    void aChosenTemplateIsFilledPreviewedAndSent(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        home(sandbox);
        Customers.write(sandbox, customer, "where is my order?");
        open(ana, customer);
        // When
        ana.getByTestId("templates").click();
        template(ana, "order_update").click();
        ana.getByTestId("variable-name").fill("Zoë");
        // Then
        assertThat(ana.getByTestId("send-template")).isDisabled();
        // When
        ana.getByTestId("variable-order").fill("A-7");
        // Then
        assertThat(ana.getByTestId("template-preview")).hasText("Hi Zoë, order A-7 is on its way.");
        picture(ana, "template");
        // When
        ana.getByTestId("send-template").click();
        // Then
        assertThat(ana.getByTestId("body").last()).hasText("Hi Zoë, order A-7 is on its way.", soon());
        await().atMost(PATIENCE)
                .untilAsserted(() -> Assertions.assertThat(Customers.received(sandbox, customer))
                        .containsExactly("Hi Zoë, order A-7 is on its way."));
    }

    @Test
    @Tag("X03")
    void aRuleThatASupervisorHasEditedAnswersEachMatchingMessageOnce(Sandbox sandbox) {
        // Given
        var word = "parcel" + System.nanoTime();
        var sue = chromium.console(sandbox, "sue", "supervisor");
        sue.getByTestId("rail-settings").click();
        sue.getByTestId("new-rule").click();
        sue.getByTestId("rule-name").fill(MARKUP + word);
        sue.getByTestId("rule-keywords").fill(word);
        sue.getByTestId("rule-form")
                .locator("label", new Locator.LocatorOptions().setHasText("SMS"))
                .click();
        sue.getByTestId("rule-text").fill("First wording");
        sue.getByTestId("save-rule").click();
        // When
        rule(sue, word).getByTestId("edit-rule").click();
        sue.getByTestId("rule-text").fill("Your parcel comes tomorrow");
        picture(sue, "rule");
        sue.getByTestId("save-rule").click();
        // Then
        assertThat(rule(sue, word)).containsText("Your parcel comes tomorrow", patientText());
        assertThat(rule(sue, word)).containsText("only SMS");
        assertThat(rule(sue, word)).containsText(MARKUP + word);
        // When
        var customer = Customers.newNumber();
        Customers.write(sandbox, customer, word);
        Customers.write(sandbox, "whatsapp:" + customer, sandbox.value("WHATSAPP_NUMBER"), word);
        await().atMost(PATIENCE)
                .untilAsserted(() -> Assertions.assertThat(Customers.received(sandbox, customer))
                        .isNotEmpty());
        Customers.write(sandbox, customer, "thank you");
        Customers.write(sandbox, "whatsapp:" + customer, sandbox.value("WHATSAPP_NUMBER"), "thank you");
        // Then
        sue.getByTestId("rail-inbox").click();
        for (var address : List.of(customer, "whatsapp:" + customer)) {
            assertThat(rowOf(sue, conversation(sandbox, address)).getByTestId("preview"))
                    .hasText("thank you", soon());
        }
        Assertions.assertThat(Customers.received(sandbox, customer)).containsExactly("Your parcel comes tomorrow");
        Assertions.assertThat(Customers.received(sandbox, "whatsapp:" + customer))
                .isEmpty();
        // When
        sue.getByTestId("rail-settings").click();
        rule(sue, word).getByTestId("delete-rule").click();
        // Then
        assertThat(rule(sue, word)).hasCount(0, none());
        assertNothingRan(sue);
        sue.context().close();
    }

    @Test
    @Tag("X04")
    void whatsAppTakesOnlyATemplateOnceItsWindowHasEnded(Sandbox sandbox) throws SQLException {
        // Given
        var customer = Customers.newNumber();
        var address = "whatsapp:" + customer;
        home(sandbox);
        Customers.write(sandbox, address, sandbox.value("WHATSAPP_NUMBER"), "hola");
        var conversation = conversation(sandbox, address);
        rowOf(ana, conversation).click();
        // Then
        assertThat(ana.getByTestId("window")).hasText(Pattern.compile("Free text for another (23 h|1 d).*"), soon());
        assertThat(ana.getByTestId("composer")).isVisible();
        // When
        aDayLater(sandbox, address, conversation);
        ana.reload();
        // Then
        assertThat(ana.getByTestId("obstacle")).containsText("More than 24 hours have passed", patientText());
        assertThat(ana.getByTestId("composer")).hasCount(0);
        picture(ana, "window");
        // When
        ana.getByTestId("templates").click();
        // Then
        assertThat(template(ana, "spring_sale")).isDisabled();
        assertThat(template(ana, "spring_sale")).hasAttribute("data-approval", "rejected");
        // When
        template(ana, "order_update").click();
        ana.getByTestId("variable-name").fill("Luz");
        ana.getByTestId("variable-order").fill("B-2");
        ana.getByTestId("send-template").click();
        // Then
        assertThat(ana.getByTestId("body").last()).hasText("Hi Luz, order B-2 is on its way.", soon());
        await().atMost(PATIENCE)
                .untilAsserted(() -> Assertions.assertThat(Customers.received(sandbox, address))
                        .containsExactly("Hi Luz, order B-2 is on its way."));
    }

    @Test
    @Tag("X07")
    void aTaskThatCameFromAnotherChatShowsItReadOnly(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        home(sandbox);
        Customers.write(sandbox, customer, "hello again");
        open(ana, customer);
        assertThat(ana.getByTestId("tab-source")).hasCount(0);
        var source = SimulatedTwilio.chat(sandbox, "My tracking page shows <nothing>");
        // When
        startTask(sandbox, customer, source);
        ana.getByTestId("tab-source").click();
        // Then
        assertThat(ana.getByTestId("source-message")).hasCount(1);
        assertThat(ana.getByTestId("source-message")).containsText("My tracking page shows <nothing>");
        assertThat(ana.getByTestId("composer")).hasCount(0);
        picture(ana, "source");
        // When
        ana.getByTestId("tab-conversation").click();
        // Then
        assertThat(ana.getByTestId("body").first()).hasText("hello again", soon());
        assertThat(ana.getByTestId("composer")).isVisible();
    }

    @Test
    @Tag("B07")
    @Tag("C05")
    @Tag("Y15")
    void aRefusedPictureIsShownWithTwiliosCodeAndSentAgain(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        home(sandbox);
        Customers.write(sandbox, customer, "hello?");
        open(ana, customer);
        SimulatedTwilio.fault(
                sandbox, Map.of("kind", "refusal", "status", 400, "address", customer, "method", "POST", "times", 1));
        // When
        ana.getByTestId("file").setInputFiles(Chromium.PICTURE);
        ana.getByTestId("composer").fill("I am here");
        assertThat(ana.getByTestId("send"))
                .isEnabled(new LocatorAssertions.IsEnabledOptions().setTimeout(Chromium.PATIENCE_MILLIS));
        ana.getByTestId("send").click();
        // Then
        assertThat(ana.getByTestId("error-code")).containsText("20001", patientText());
        assertThat(ana.locator("[data-testid=message][data-status=failed]")).isVisible(patient());
        assertThat(ana.getByTestId("media-image")).isVisible(patient());
        picture(ana, "refused");
        Assertions.assertThat(Customers.received(sandbox, customer)).isEmpty();
        // When
        open(ben, customer);
        assertThat(ben.getByTestId("send-again")).isVisible(patient());
        ana.getByTestId("send-again").click();
        // Then
        assertThat(ben.getByTestId("sent-again")).isVisible(patient());
        assertThat(ben.getByTestId("send-again")).hasCount(0, none());
        await().atMost(PATIENCE)
                .untilAsserted(() -> Assertions.assertThat(
                                Customers.<String>received(sandbox, customer, "media.contentType.flatten()"))
                        .containsExactly("image/png"));
        assertThat(ana.getByTestId("media-image")).hasCount(2, none());
    }

    @Test
    @Tag("C05")
    @Tag("Y09")
    void aMessageThatWaitsForAnotherTrySaysWhyAndWhen(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        home(sandbox);
        Customers.write(sandbox, customer, "are you there?");
        open(ana, customer);
        var fault =
                SimulatedTwilio.fault(sandbox, Map.of("kind", "connection-cut", "address", customer, "method", "POST"));
        // When
        ana.getByTestId("composer").fill("Yes");
        ana.getByTestId("send").click();
        // Then
        assertThat(ana.getByTestId("delay"))
                .containsText(
                        Pattern.compile("next try .*: (the connection broke before the answer|not tried now, .*)"),
                        patientText());
        picture(ana, "late");
        // When
        SimulatedTwilio.mend(sandbox, fault);
        // Then
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> Assertions.assertThat(Customers.received(sandbox, customer))
                        .containsExactly("Yes"));
        assertThat(ana.getByTestId("delay")).hasCount(0, none());
    }

    /** Id of the conversation with an address, once there is one: WhatsApp's customers have names, so rows show no number. */
    private static String conversation(Sandbox sandbox, String address) {
        return await().atMost(PATIENCE)
                .until(
                        () -> get(sandbox, "/conversations?limit=100")
                                .<String>get("items.find { it.theirAddress == '" + address + "' }?.id"),
                        id -> id != null);
    }

    private static Locator template(Page agent, String name) {
        return agent.getByTestId("template").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static Locator rule(Page supervisor, String name) {
        return supervisor.getByTestId("rule").filter(new Locator.FilterOptions().setHasText(name));
    }

    /** As if the customer had written yesterday: for us and for Twilio. */
    private static void aDayLater(Sandbox sandbox, String customer, String conversation) throws SQLException {
        SimulatedTwilio.age(sandbox, customer, "PT25H");
        try (var connection = sandbox.database();
                var change = connection.prepareStatement(
                        "update messaging.conversation set last_inbound_at = last_inbound_at - interval '25 hours' where id = ?::uuid")) {
            change.setString(1, conversation);
            Assertions.assertThat(change.executeUpdate()).isOne();
        }
    }
}
