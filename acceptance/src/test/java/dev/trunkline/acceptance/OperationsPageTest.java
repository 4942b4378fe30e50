package dev.trunkline.acceptance;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.trunkline.acceptance.Chromium.none;
import static dev.trunkline.acceptance.Chromium.patient;
import static dev.trunkline.acceptance.Chromium.patientText;
import static dev.trunkline.acceptance.Chromium.soon;

/** An operator at the console, in a real browser. */
@ExtendWith(RunningSandbox.class)
class OperationsPageTest {

    private static final List<String> VIEWS = List.of(
            "",
            "/messaging/parked",
            "/messaging/lanes",
            "/messaging/entries",
            "/messaging/replays",
            "/messaging/replays/new?type=twilio.messaging.*",
            "/messaging/reconciliation",
            "/messaging/audit",
            "/ledger");
    private static final String BEYOND_THE_EDGE = """
            () => [...document.querySelectorAll('main *')]
                .filter(element => element.getBoundingClientRect().right > window.innerWidth + 1)
                .map(element => element.outerHTML.slice(0, 160))
                .join('\\n')""";

    private static Chromium chromium;

    @BeforeAll
    static void takeBrowser(Chromium browser) {
        chromium = browser;
    }

    @Test
    void isNotThereForAgents(Sandbox sandbox) {
        // Given
        var agent = chromium.console(sandbox, "agent.one", "agent");
        // When
        agent.navigate(operations(sandbox, ""));
        // Then
        assertThat(agent.getByTestId("needs-operator")).isVisible(patient());
        assertThat(agent.getByTestId("rail-operations")).hasCount(0);
    }

    @Test
    void aRecordThatCannotBeReadIsInspectedAndSkippedWithAReason(Sandbox sandbox) {
        // Given
        var markup = "<img src=x onerror=alert(1)> is no event " + System.nanoTime();
        var why = "sent by hand to try this page " + System.nanoTime();
        var entry = MessagingJournal.park(sandbox, markup);
        var operator = chromium.console(sandbox, "operator.one", "operator");
        // When
        operator.getByTestId("rail-operations").click();
        var messaging = operator.getByTestId("service-messaging");
        assertThat(messaging).containsText("Needs attention", patientText());
        picture(operator, "overview");
        messaging.getByRole(AriaRole.LINK).click();
        var row = operator.getByTestId("entry-" + entry);
        assertThat(row.getByTestId("reason")).isVisible(patient());
        picture(operator, "parked");
        row.getByRole(AriaRole.LINK).click();
        // Then
        assertThat(operator.getByTestId("payload")).containsText(markup, patientText());
        assertThat(operator.getByTestId("entry-state")).hasText("Parked");
        picture(operator, "entry");
        // When
        operator.getByTestId("skip").click();
        operator.getByTestId("why").fill(why);
        picture(operator, "skip");
        operator.getByTestId("confirm").click();
        // Then
        assertThat(operator.getByTestId("entry-state")).hasText("Skipped", soon());
        assertThat(operator.getByTestId("outcome")).containsText("is skipped");
        var record = newestOfAudit(sandbox, operator);
        assertThat(record).containsText("operator.one: " + why, patientText());
        assertThat(record).containsText("Entry " + entry);
        picture(operator, "audit");
    }

    @Test
    @Tag("Y04")
    void aReplayIsPreviewedRunAndFoundInTheAuditLogAndNothingIsDoneTwice(Sandbox sandbox) {
        // Given
        var text = "please only once " + System.nanoTime();
        var why = "to see that nothing is done twice " + System.nanoTime();
        var customer = Customers.newNumber();
        Customers.write(sandbox, customer, text);
        var operator = chromium.console(sandbox, "operator.two", "operator");
        var message = operator.getByTestId("message").getByText(text);
        operator.getByText(text).first().click();
        assertThat(message).isVisible(patient());
        // When
        var lane = sandbox.value("SMS_NUMBER") + ";" + customer;
        operator.navigate(
                operations(sandbox, "/messaging/replays/new?lane=" + URLEncoder.encode(lane, StandardCharsets.UTF_8)));
        operator.getByTestId("preview-replay").click();
        // Then
        assertThat(operator.getByTestId("preview-type").first())
                .containsText("twilio.messaging.inbound", patientText());
        picture(operator, "preview");
        // When
        operator.getByTestId("start-replay").click();
        operator.getByTestId("why").fill(why);
        operator.getByTestId("confirm").click();
        // Then
        assertThat(operator.getByTestId("replay-state")).hasText("Finished", soon());
        assertThat(operator.getByTestId("progress")).hasAttribute("data-share", "100");
        picture(operator, "replay");
        assertThat(newestOfAudit(sandbox, operator)).containsText("operator.two: " + why, patientText());
        operator.getByTestId("rail-inbox").click();
        operator.getByText(text).first().click();
        assertThat(message).isVisible(patient());
        assertThat(message).hasCount(1);
    }

    @Test
    void everyViewFitsASmallScreen(Sandbox sandbox) {
        // Given
        var entry = MessagingJournal.park(sandbox, "no event but one long word " + "x".repeat(300) + System.nanoTime());
        Customers.write(sandbox, "+14155550177", "hello from a small screen");
        var operator = chromium.console(sandbox, "operator.three", "operator");
        operator.setViewportSize(375, 812);
        // When
        var seen = VIEWS.stream()
                .map(view -> beyondTheEdge(sandbox, operator, view))
                .toList();
        var seenOfEntry = beyondTheEdge(sandbox, operator, "/messaging/entries/" + entry);
        // Then
        Assertions.assertThat(seen).containsOnly("");
        Assertions.assertThat(seenOfEntry).isEmpty();
    }

    /** What reaches over the right edge of a view, once it has loaded. */
    private static String beyondTheEdge(Sandbox sandbox, Page page, String view) {
        page.navigate(operations(sandbox, view));
        assertThat(page.locator("h1")).isVisible(patient());
        // A loading list shimmers beyond the edge, where its frame cuts it off.
        assertThat(page.locator("[aria-label^='Loading']")).hasCount(0, none());
        picture(page, "small" + view.replaceAll("\\W+", "-"));
        return Objects.toString(page.evaluate(BEYOND_THE_EDGE));
    }

    private static String operations(Sandbox sandbox, String view) {
        return sandbox.value("GATEWAY_URL") + "/operations" + view;
    }

    private static Locator newestOfAudit(Sandbox sandbox, Page page) {
        page.navigate(operations(sandbox, "/messaging/audit"));
        return page.getByTestId("audit-record").first();
    }

    private static void picture(Page page, String name) {
        page.screenshot(new ScreenshotOptions().setPath(Path.of("target/screenshots/operations-" + name + ".png")));
    }
}
