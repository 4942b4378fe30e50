package dev.trunkline.acceptance;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.trunkline.acceptance.Chromium.patient;

/** The console under axe (WCAG 2.2 AA and its good practices), in both themes, on a desk and on a telephone. */
@ExtendWith(RunningSandbox.class)
class AccessibilityTest {

    private static Page operator;
    private static String customer;

    @BeforeAll
    static void logIn(Sandbox sandbox, Chromium chromium) {
        operator = chromium.console(sandbox, "axel", "operator");
        customer = Customers.newNumber();
        Customers.write(sandbox, customer, "Is this readable for everybody? See https://example.com");
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "LIGHT, 375", "DARK, 1280", "DARK, 375"})
    void nothingStandsInAnybodysWay(ColorScheme theme, int width, Sandbox sandbox) {
        // Given
        var look = theme.name().toLowerCase(Locale.ROOT) + "-" + width;
        operator.emulateMedia(new EmulateMediaOptions().setColorScheme(theme).setReducedMotion(ReducedMotion.REDUCE));
        operator.setViewportSize(width, 812);
        // Then
        var found = new SoftAssertions();
        operator.navigate(sandbox.value("GATEWAY_URL"));
        var row = operator.locator(
                "li[data-testid^='conversation-']", new Page.LocatorOptions().setHasText(Customers.written(customer)));
        assertThat(row).isVisible(patient());
        found.assertThat(Axe.violations(operator, "inbox-" + look)).isEmpty();
        row.click();
        assertThat(operator.getByTestId("message").first()).isVisible(patient());
        found.assertThat(Axe.violations(operator, "thread-" + look)).isEmpty();
        operator.getByTestId("details").click();
        assertThat(operator.getByTestId("new-note")).isVisible(patient());
        found.assertThat(Axe.violations(operator, "details-" + look)).isEmpty();
        operator.navigate(sandbox.value("GATEWAY_URL") + "/operations");
        assertThat(operator.getByTestId("service-messaging")).isVisible(patient());
        found.assertThat(Axe.violations(operator, "operations-" + look)).isEmpty();
        operator.navigate(sandbox.value("GATEWAY_URL") + "/operations/messaging/entries");
        assertThat(operator.getByTestId("entries")).isVisible(patient());
        found.assertThat(Axe.violations(operator, "entries-" + look)).isEmpty();
        operator.navigate(sandbox.value("GATEWAY_URL") + "/settings/wiring");
        assertThat(operator.getByTestId("wired-setting").first()).isVisible(patient());
        found.assertThat(Axe.violations(operator, "wiring-" + look)).isEmpty();
        for (var page : List.of("links", "drift")) {
            operator.navigate(sandbox.value("GATEWAY_URL") + "/" + page);
            assertThat(operator.getByTestId(page.equals("links") ? "backlog" : "people"))
                    .isVisible(patient());
            found.assertThat(Axe.violations(operator, page + "-" + look)).isEmpty();
        }
        found.assertAll();
    }
}
