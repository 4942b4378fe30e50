package dev.trunkline.acceptance;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.trunkline.acceptance.Chromium.focused;
import static dev.trunkline.acceptance.Chromium.none;
import static dev.trunkline.acceptance.Chromium.patient;
import static dev.trunkline.acceptance.Chromium.soon;

/** What customers send, in a real browser. */
@ExtendWith(RunningSandbox.class)
class MediaPageTest {

    /** What the thread's media and links lead to; PDFs are shown from memory. */
    private static final String ADDRESSES = """
            () => [...document.querySelectorAll('[data-testid=message] :is(img, audio, video, a[href])')]
              .map(each => each.src || each.href)
              .filter(address => address !== '')""";

    static final String AS_WIDE_AS_THE_WINDOW = """
            () => document.querySelector('[data-testid=image-dialog]')?.getBoundingClientRect().width === window.innerWidth""";

    static final String DRAWN_WITHIN_ITS_DIALOG = """
            () => {
              const picture = document.querySelector('[data-testid=full-image]');
              const place = picture.getBoundingClientRect();
              const dialog = picture.closest('[role=dialog]').getBoundingClientRect();
              return picture.complete && picture.naturalWidth > 0 && place.width > 0 && place.height > 0
                && place.left >= dialog.left && place.right <= dialog.right
                && place.top >= dialog.top && place.bottom <= dialog.bottom;
            }""";

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
        Assertions.assertThat(agent.evaluate(ADDRESSES))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .isNotEmpty()
                .allMatch(address -> address.startsWith(sandbox.value("GATEWAY_URL") + "/api/media/"));
        keep(agent);
    }

    @Test
    @Tag("B11")
    void aPictureOpensInADialogAsWideAsTheWindow(Sandbox sandbox) {
        // Given
        var text = "Picture " + System.nanoTime();
        Customers.sendPicture(sandbox, Customers.newNumber(), text);
        var agent = chromium.console(sandbox, "iris", "agent");
        agent.emulateMedia(new EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        agent.getByText(text).first().click();
        for (int width : List.of(1440, 375)) {
            agent.setViewportSize(width, 812);
            var picture = agent.getByRole(
                    AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("show in full size")));
            assertThat(picture).isVisible(patient());
            // When
            picture.press("Enter");
            // Then
            var dialog = agent.getByTestId("image-dialog");
            assertThat(dialog.getByTestId("full-image")).isVisible(patient());
            agent.waitForFunction(AS_WIDE_AS_THE_WINDOW);
            agent.waitForFunction(DRAWN_WITHIN_ITS_DIALOG);
            Assertions.assertThat(dialog.boundingBox().width).isEqualTo(width);
            Assertions.assertThat(Axe.violations(agent, "picture-" + width)).isEmpty();
            // When
            agent.keyboard().press("Escape");
            // Then
            assertThat(dialog).hasCount(0, none());
            assertThat(picture).isFocused(focused());
        }
        agent.context().close();
    }

    @Test
    @Tag("B11")
    void filesAreOfferedToBeSentBySmsAndWhatsAppAlone(Sandbox sandbox) {
        // Given
        var text = "On my channel " + System.nanoTime() + " ";
        var customer = Customers.newNumber();
        var senders = Map.of(
                "sms", sandbox.value("SMS_NUMBER"),
                "whatsapp", sandbox.value("WHATSAPP_NUMBER"),
                "messenger", sandbox.value("MESSENGER_ID"));
        Customers.write(sandbox, customer, senders.get("sms"), text + "sms");
        Customers.write(sandbox, "whatsapp:" + customer, senders.get("whatsapp"), text + "whatsapp");
        Customers.write(sandbox, "messenger:" + customer.substring(1), senders.get("messenger"), text + "messenger");
        var agent = chromium.console(sandbox, "iris", "agent");
        for (var channel : senders.keySet()) {
            // When
            agent.getByText(text + channel).first().click();
            // Then
            assertThat(agent.getByTestId("body")).hasText(text + channel, soon());
            assertThat(agent.getByTestId("composer")).isVisible(patient());
            assertThat(agent.getByTestId("attach")).hasCount(channel.equals("messenger") ? 0 : 1, none());
        }
        agent.context().close();
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
