package dev.trunkline.acceptance;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.FilePayload;
import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.trunkline.acceptance.Chromium.patient;
import static dev.trunkline.acceptance.Chromium.patientText;

/** The customer at the handset and the agents at the console, in a real browser. */
@ExtendWith(RunningSandbox.class)
class BrowserTest {

    /** A busy machine may be late now and then. */
    private static final int TRIES = 20;

    private static Chromium chromium;

    @BeforeAll
    static void takeBrowser(Chromium browser) {
        chromium = browser;
    }

    @Test
    @Tag("C15")
    void textAndPictureOfTheCustomerShowLiveInTwoBrowsersAndTheAnswerReachesTheHandset(Sandbox sandbox)
            throws IOException {
        // Given
        var first = chromium.console(sandbox, "agent.one", "agent");
        var second = chromium.console(sandbox, "agent.two", "agent");
        var handset = handset(sandbox);
        var text = "My order arrived like this " + System.nanoTime();
        var answer = "I am sorry to see that " + System.nanoTime();
        // When
        handset.getByTestId("handset-text").fill(text);
        handset.getByTestId("handset-send").click();
        // Then
        for (var agent : List.of(first, second)) {
            agent.getByText(text).first().click();
            assertThat(agent.getByTestId("message").getByText(text)).isVisible(patient());
        }
        // Given
        Customers.write(sandbox, "+14155550199", "me too");
        assertThat(topOf(first)).containsText("(415) 555-0199", patientText());
        // When
        handset.getByTestId("handset-file").setInputFiles(picture());
        handset.getByTestId("handset-send").click();
        // Then
        for (var agent : List.of(first, second)) {
            assertThat(agent.getByTestId("message").locator("img").first()).isVisible(patient());
            assertThat(topOf(agent)).containsText("(415) 555-0123", patientText());
        }
        // Then
        Assertions.assertThat(Stream.generate(() -> showsWithinASecond(sandbox, first, second))
                        .limit(TRIES)
                        .anyMatch(shown -> shown))
                .isTrue();
        // When
        first.getByTestId("composer").fill(answer);
        first.getByTestId("send").click();
        // Then
        assertThat(handset.getByTestId("handset-message").getByText(answer)).isVisible(patient());
        assertThat(second.getByTestId("message").getByText(answer)).isVisible(patient());
        first.screenshot(new ScreenshotOptions().setPath(Path.of("target/screenshots/console.png")));
        handset.screenshot(new ScreenshotOptions().setPath(Path.of("target/screenshots/handset.png")));
    }

    private static boolean showsWithinASecond(Sandbox sandbox, Page... agents) {
        var text = "quickly " + System.nanoTime();
        var end = System.nanoTime() + 1_000_000_000;
        Customers.write(sandbox, "+14155550123", text);
        try {
            for (var agent : agents) {
                var left = Math.max(1, (end - System.nanoTime()) / 1_000_000);
                agent.getByTestId("message").getByText(text).waitFor(new Locator.WaitForOptions().setTimeout(left));
            }
            return true;
        } catch (TimeoutError e) {
            return false;
        }
    }

    /** Who stands first in the list. */
    private static Locator topOf(Page agent) {
        return agent.getByTestId("conversation-list").getByTestId("contact").first();
    }

    private static FilePayload picture() throws IOException {
        var image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
        var brush = image.createGraphics();
        brush.setPaint(new GradientPaint(0, 0, new Color(0x0263E0), 320, 200, new Color(0xF22F46)));
        brush.fillRect(0, 0, 320, 200);
        brush.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", bytes);
        return new FilePayload("parcel.jpg", "image/jpeg", bytes.toByteArray());
    }

    private static Page handset(Sandbox sandbox) {
        var page = chromium.page(900, 900);
        page.navigate(sandbox.value("SIMULATOR_URL") + "/handset");
        return page;
    }
}
