package dev.trunkline.acceptance;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.trunkline.acceptance.Chromium.patient;

/** What customers send, in a real browser. */
@ExtendWith(RunningSandbox.class)
class MediaPageTest {

    /** What the thread's media and links lead to; PDFs are shown from memory. */
    private static final String ADDRESSES = """
            () => [...document.querySelectorAll('[data-testid=message] :is(img, audio, video, a[href])')]
              .map(each => each.src || each.href)
              .filter(address => address !== '')""";

    private static Chromium chromium;

    @BeforeAll
    static void takeBrowser(Chromium browser) {
        chromium = browser;
    }

    @Test
    @Tag("B11")
    @Tag("C03")
    void drawsEachKindOfMediaForWhatItIs(Sandbox sandbox) {
        // Given
        var text = "Media " + System.nanoTime();
        customerSends(sandbox, text);
        var agent = chromium.console(sandbox, "agent.one", "agent");
        // When
        agent.getByText(text).first().click();
        // Then
        var thread = agent.getByTestId("message").filter(new Locator.FilterOptions().setHasText(text));
        assertThat(thread.getByTestId("media-image")).isVisible(patient());
        assertThat(thread.getByTestId("media-audio")).isVisible(patient());
        assertThat(thread.getByTestId("media-video")).isVisible(patient());
        assertThat(thread.getByTestId("media-pdf")).isVisible(patient());
        assertThat(thread.getByTestId("media-file").last()).isVisible(patient());
        // When
        thread.getByTestId("media-image").click();
        // Then
        assertThat(agent.getByTestId("image-dialog")).isVisible(patient());
        Assertions.assertThat(agent.getByTestId("image-dialog").boundingBox().width)
                .isGreaterThan(0.5 * agent.viewportSize().width);
        Assertions.assertThat(agent.evaluate(ADDRESSES))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .isNotEmpty()
                .allMatch(address -> address.startsWith(sandbox.value("GATEWAY_URL") + "/api/media/"));
        keep(agent);
    }

    private static void customerSends(Sandbox sandbox, String text) {
        RestAssured.given()
                .contentType("application/json")
                .body("""
                        {"from": "+14155550177", "to": "%s", "body": "%s", "media": ["sample", %s, %s, %s, %s]}""".formatted(
                                sandbox.value("SMS_NUMBER"),
                                text,
                                file("audio/ogg", "OggS"),
                                file("video/mp4", "film"),
                                file("application/pdf", "%PDF-1.4 %%EOF"),
                                file("text/csv", "name,number")))
                .post(sandbox.value("SIMULATOR_URL") + "/control/handset/messages")
                .then()
                .statusCode(201);
    }

    private static String file(String contentType, String content) {
        return "{\"contentType\":\"%s\",\"fileName\":\"file\",\"base64\":\"%s\"}"
                .formatted(contentType, Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static void keep(Page agent) {
        agent.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/media.png")));
    }
}
