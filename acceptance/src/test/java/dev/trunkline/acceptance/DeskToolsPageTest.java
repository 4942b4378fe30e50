package dev.trunkline.acceptance;

import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.trunkline.acceptance.Chromium.none;
import static dev.trunkline.acceptance.Chromium.patient;
import static dev.trunkline.acceptance.Chromium.patientText;
import static dev.trunkline.acceptance.Chromium.soon;
import static dev.trunkline.acceptance.RunningSandbox.Sandbox.QUIET_UNTIL;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

/** What agents have at hand while they write, and what becomes of what they wrote. */
class DeskToolsPageTest extends InboxPageTestBase {

    @Test
    @Tag("Y15")
    void nobodyWritesToACustomerWhoHasOptedOutUntilTheyComeBack(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        home(sandbox);
        Customers.write(sandbox, customer, "too many messages");
        open(ana, customer);
        open(ben, customer);
        // When
        Customers.write(sandbox, customer, "STOP");
        // Then
        for (var agent : List.of(ana, ben)) {
            assertThat(agent.locator("[data-testid=obstacle][data-kind=opted-out]"))
                    .containsText("has opted out", patientText());
            assertThat(agent.getByTestId("composer")).hasCount(0, none());
        }
        // When
        Customers.write(sandbox, customer, "START");
        // Then
        for (var agent : List.of(ana, ben)) {
            assertThat(agent.getByTestId("composer")).isVisible(patient());
        }
    }

    @Test
    @Tag("Y15")
    void aCannedReplyIsFilledInAndAScheduledOneCancelledByAColleague(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        var title = "<img src=x onerror='window.hacked = 1'> " + System.nanoTime();
        given().header("Authorization", "Bearer " + sandbox.token("supervisor"))
                .contentType("application/json")
                .body(Map.of("title", title, "text", "Hello {{name}}, this is {{agent}}"))
                .post(sandbox.value("GATEWAY_URL") + "/api/canned-replies")
                .then()
                .statusCode(201);
        home(sandbox);
        Customers.write(sandbox, customer, "anybody there?");
        open(ana, customer);
        open(ben, customer);
        name(sandbox, opened(ana), "Zoë");
        assertThat(ana.getByTestId("thread-contact")).hasText("Zoë", soon());
        // When
        ana.getByTestId("canned").click();
        ana.getByTestId("canned-reply")
                .filter(new FilterOptions().setHasText(title))
                .click();
        // Then
        assertThat(ana.getByTestId("composer")).hasValue("Hello Zoë, this is ana");
        Assertions.assertThat(ana.evaluate("() => window.hacked === undefined")).isEqualTo(true);
        // When
        ana.getByTestId("later").click();
        ana.getByTestId("later-at")
                .fill(LocalDateTime.now()
                        .plusDays(1)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString());
        ana.getByTestId("schedule").click();
        ben.getByTestId("later").click();
        // Then
        assertThat(ben.getByTestId("scheduled")).containsText("Hello Zoë, this is ana", patientText());
        // When
        ben.getByTestId("cancel-scheduled").click();
        // Then
        for (var agent : List.of(ana, ben)) {
            assertThat(agent.getByTestId("scheduled")).hasCount(0, none());
            agent.keyboard().press("Escape");
        }
        Assertions.assertThat(Customers.received(sandbox, customer)).isEmpty();
    }

    @Test
    @Tag("Y15")
    void whatIsSentLaterGoesAtItsTimeOrWhenTheQuietHoursEnd(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        home(sandbox);
        Customers.write(sandbox, customer, "call me later");
        open(ana, customer);
        open(ben, customer);
        // When
        sendLater(ana, "Good morning", QUIET_UNTIL.minus(Duration.ofMinutes(30)));
        ben.getByTestId("later").click();
        // Then
        var waiting = ben.getByTestId("scheduled");
        assertThat(waiting).containsText("Good morning", patientText());
        assertThat(waiting.locator("time")).hasAttribute("datetime", QUIET_UNTIL.toString());
        assertThat(waiting.getByTestId("quiet-hours")).containsText("within the quiet hours");
        picture(ben, "quiet-hours");
        // When
        sendLater(ana, "In a moment", Instant.now().plusSeconds(15).truncatedTo(ChronoUnit.SECONDS));
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> Assertions.assertThat(Customers.received(sandbox, customer))
                        .containsExactly("In a moment"));
        assertThat(waiting).containsText(new String[] {"Good morning"}, patientText());
        // When
        ben.getByTestId("cancel-scheduled").click();
        // Then
        assertThat(waiting).hasCount(0, none());
        ben.keyboard().press("Escape");
    }

    @Test
    @Tag("Y15")
    void eachAgentHasReadForThemselvesAndTheCustomerWaitsUntilSomebodyAnswers(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        home(sandbox);
        Customers.write(sandbox, customer, "hello");
        open(ana, customer);
        open(ben, customer);
        var id = opened(ana);
        home(sandbox);
        Customers.write(sandbox, customer, "is anybody there?");
        for (var agent : List.of(ana, ben)) {
            assertThat(rowOf(agent, id).getByTestId("unread")).hasText(Pattern.compile("^1"), soon());
        }
        // When
        open(ana, customer);
        // Then
        assertThat(rowOf(ben, id).getByTestId("unseen")).isVisible(patient());
        assertThat(rowOf(ana, id).getByTestId("unseen")).hasCount(0, none());
        assertNeedsReply(id, 1);
        // When
        open(ben, customer);
        // Then
        assertThat(rowOf(ben, id).getByTestId("unseen")).hasCount(0, none());
        assertNeedsReply(id, 1);
        Assertions.assertThat(get(sandbox, "/conversations/" + id)
                        .<List<Integer>>get("readMarks.findAll { it.agent == 'ana' || it.agent == 'ben' }.received"))
                .containsExactly(2, 2);
        // When
        ana.getByTestId("composer").fill("Yes, I am");
        ana.getByTestId("send").click();
        // Then
        assertNeedsReply(id, 0);
    }

    private static void assertNeedsReply(String conversation, int count) {
        for (var agent : List.of(ana, ben)) {
            assertThat(rowOf(agent, conversation).getByTestId("needs-reply")).hasCount(count, none());
        }
    }

    private static void sendLater(Page agent, String text, Instant at) {
        agent.getByTestId("composer").fill(text);
        agent.getByTestId("later").click();
        agent.getByTestId("later-at")
                .fill(LocalDateTime.ofInstant(at, ZoneId.systemDefault()).toString());
        agent.getByTestId("schedule").click();
        assertThat(agent.getByTestId("later-at")).hasCount(0, none());
        agent.keyboard().press("Escape");
        assertThat(agent.getByTestId("later-dialog")).hasCount(0, none());
    }

    @Test
    @Tag("C07")
    void aMessageThatWasNotDeliveredSaysSoInBothBrowsers(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        home(sandbox);
        Customers.write(sandbox, customer, "I am about to lose my connection");
        open(ana, customer);
        open(ben, customer);
        given().contentType("application/json")
                .body(Map.of("customer", customer, "errorCode", 30005))
                .post(sandbox.value("SIMULATOR_URL") + "/control/handset/unreachable")
                .then()
                .statusCode(204);
        // When
        ana.getByTestId("composer").fill("Are you there?");
        ana.getByTestId("send").click();
        // Then
        for (var agent : List.of(ana, ben)) {
            assertThat(agent.locator("[data-testid=message][data-status=undelivered] [data-testid=body]"))
                    .hasText("Are you there?", soon());
            assertThat(agent.getByTestId("error-code")).containsText("30005", patientText());
        }
    }

    @Test
    @Tag("X09")
    void aTaskThatAnAgentStartsIsOfferedToThatAgentAlone(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        var name = "Caller " + System.nanoTime();
        var clicking = TaskBoardPageTest.agent(sandbox, chromium, "clicker." + System.nanoTime());
        var other = TaskBoardPageTest.agent(sandbox, chromium, "bystander." + System.nanoTime());
        // When
        clicking.getByTestId("new-task").click();
        clicking.getByTestId("task-number").fill(customer);
        clicking.getByTestId("task-name").fill(name);
        clicking.getByTestId("task-message").fill("This is about your order");
        clicking.getByTestId("task-start").click();
        // Then
        assertThat(clicking.getByTestId("task-outcome")).containsText(Pattern.compile("WT[0-9a-f]{32}"), patientText());
        clicking.keyboard().press("Escape");
        await().atMost(PATIENCE)
                .untilAsserted(() -> Assertions.assertThat(Customers.received(sandbox, customer))
                        .containsExactly("This is about your order"));
        assertThat(clicking.getByTestId("my-task")).containsText(name, patientText());
        assertThat(other.getByTestId("open-tasks")).containsText(name, patientText());
        assertThat(other.getByTestId("my-task")).hasCount(0);
        clicking.context().close();
        other.context().close();
    }
}
