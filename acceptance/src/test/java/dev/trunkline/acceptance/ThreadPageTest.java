package dev.trunkline.acceptance;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import dev.trunkline.acceptance.failures.Line;
import dev.trunkline.embedded.FreePort;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.trunkline.acceptance.Chromium.none;
import static dev.trunkline.acceptance.Chromium.patient;
import static dev.trunkline.acceptance.Chromium.patientText;
import static dev.trunkline.acceptance.Chromium.soon;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

/** What is written into a conversation, and who may do so. */
class ThreadPageTest extends InboxPageTestBase {

    /** Gives the console a small picture, as dragging or pasting it does. */
    private static final String GIVE_FILE = """
            async way => {
              const canvas = document.createElement('canvas');
              canvas.width = canvas.height = 40;
              canvas.getContext('2d').fillRect(0, 0, 20, 20);
              const blob = await new Promise(done => canvas.toBlob(done, 'image/png'));
              const data = new DataTransfer();
              data.items.add(new File([blob], 'parcel.png', {type: 'image/png'}));
              const find = id => document.querySelector(`[data-testid=${id}]`);
              if (way === 'paste') {
                find('composer').dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
              } else {
                for (const type of ['dragenter', 'dragover', 'drop']) {
                  find('drop-zone').dispatchEvent(new DragEvent(type, {dataTransfer: data, bubbles: true, cancelable: true}));
                }
              }
            }""";

    @Test
    @Tag("C18")
    void markupIsShownAsItIsAndNothingRuns(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        var script = "<script>window.hacked = 1</script><img src=x onerror=\"window.hacked = 2\"> javascript:alert(1)";
        var name = "<svg onload=\"window.hacked = 3\">\"'&amp;";
        var agent = chromium.console(sandbox, "mara", "agent");
        agent.onDialog(dialog -> {
            throw new AssertionError("a dialog opened: " + dialog.message());
        });
        // When
        Customers.write(sandbox, customer, script);
        open(agent, customer);
        var id = opened(agent);
        name(sandbox, id, name);
        labelled(sandbox, id, "<b>vip</b>");
        agent.getByTestId("details").click();
        agent.getByTestId("new-note").fill(script);
        agent.getByTestId("add-note").click();
        // Then
        assertThat(agent.getByTestId("body")).hasText(script, soon());
        assertThat(agent.getByTestId("thread-contact")).hasText(name, soon());
        assertThat(rowOf(agent, id).getByTestId("contact")).hasText(name);
        assertThat(rowOf(agent, id).getByTestId("preview")).containsText("<script>window.hacked");
        assertThat(agent.getByTestId("label")).containsText("<b>vip</b>", patientText());
        assertThat(agent.getByTestId("note")).containsText(script, patientText());
        assertThat(agent.locator("main a[href^='javascript'], main script")).hasCount(0);
        // When
        agent.getByTestId("search").fill("window.hacked");
        // Then
        assertThat(agent.getByTestId("search-hit").first()).containsText("window.hacked", patientText());
        Assertions.assertThat(agent.evaluate("() => window.hacked === undefined"))
                .isEqualTo(true);
        picture(agent, "hostile");
        // Given
        var number = "messenger:<img src=x onerror=\"window.hacked = 4\">" + System.nanoTime();
        var form = SignedWebhooks.inbound(sandbox, number, sandbox.value("MESSENGER_ID"), "who am I");
        form.putAll(
                Map.of("NumMedia", "1", "MediaUrl0", "javascript:window.hacked = 5", "MediaContentType0", "image/png"));
        agent.getByTestId("search").fill("");
        // When
        Assertions.assertThat(SignedWebhooks.post(sandbox, form, sandbox.value("FLEX_AUTH_TOKEN"))
                        .status())
                .isEqualTo(200);
        var strangers = agent.locator(
                "li[data-testid^='conversation-']", new Page.LocatorOptions().setHasText(number.substring(10)));
        strangers.click();
        // Then
        assertThat(agent.getByTestId("thread-contact")).hasText(number.substring(10), soon());
        assertThat(agent.getByTestId("body")).hasText("who am I", soon());
        assertThat(agent.getByTestId("media-failed")).isVisible(patient());
        assertThat(agent.locator("main :is([href^='javascript'], [src^='javascript'])"))
                .hasCount(0);
        Assertions.assertThat(agent.evaluate("() => window.hacked === undefined"))
                .isEqualTo(true);
        agent.context().close();
    }

    /** Nearly as much as the ingress takes. */
    @Test
    void aTextOfAlmostAMegabyteIsShownToItsEndAtOnce(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        var text = "long ".repeat(204_000) + "the end";
        home(sandbox);
        Customers.write(sandbox, customer, "short");
        open(ana, customer);
        // When
        Customers.write(sandbox, customer, text);
        // Then
        assertThat(ana.getByTestId("body").last()).containsText("the end", patientText());
        Assertions.assertThat(ana.getByTestId("body").last().textContent()).isEqualTo(text);
        assertThat(row(ana, customer).getByTestId("preview")).containsText("long long");
    }

    @Test
    @Tag("Y15")
    void agentsClaimAssignLabelAndNoteWithoutGettingInEachOthersWay(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        home(sandbox);
        Customers.write(sandbox, customer, "who helps me?");
        open(ana, customer);
        open(ben, customer);
        // Then
        assertThat(ana.getByTestId("presence")).containsText("ben is looking at this too", patientText());
        // When
        ben.getByTestId("composer").pressSequentially("I");
        // Then
        assertThat(ana.getByTestId("presence")).containsText("ben is writing", patientText());
        // When
        ana.getByTestId("claim").click();
        // Then
        assertThat(ana.getByTestId("claimed-by")).hasText("Claimed by you", soon());
        assertThat(ben.getByTestId("obstacle")).containsText("ana has claimed", patientText());
        assertThat(ben.getByTestId("composer")).hasCount(0);
        // When
        ana.getByTestId("details").click();
        ana.getByTestId("assign-me").click();
        ana.getByTestId("new-label").fill("refund");
        ana.getByTestId("add-label").click();
        ben.getByTestId("details").click();
        ben.getByTestId("new-note").fill("called twice already");
        ben.getByTestId("add-note").click();
        // Then
        assertThat(ana.getByTestId("note")).containsText("called twice already", patientText());
        assertThat(row(ben, customer).getByTestId("row-label")).hasText("refund", soon());
        assertThat(ben.getByTestId("assignee")).hasText("ana", soon());
        picture(ana, "details");
        // When
        ana.getByTestId("release").click();
        // Then
        assertThat(ben.getByTestId("composer")).isVisible(patient());
        assertThat(ben.getByTestId("composer")).hasValue("I");
        // When
        ben.getByTestId("filter-mine").click();
        // Then
        assertThat(row(ben, customer)).hasCount(0, none());
        ben.getByTestId("filter-mine").click();
        ben.getByTestId("composer").fill("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop", "paste"})
    @Tag("B10")
    @Tag("C03")
    @Tag("X01")
    void aDroppedOrPastedFileIsUploadedWithProgressAndSent(String way, Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        var held = new AtomicReference<Route>();
        home(sandbox);
        Customers.write(sandbox, customer, "show me");
        open(ana, customer);
        ana.route(url -> url.endsWith("/api/media"), held::set);
        // When
        ana.evaluate(GIVE_FILE, way);
        // Then
        assertThat(ana.getByTestId("upload-progress")).isVisible(patient());
        assertThat(ana.getByTestId("attachment")).containsText("parcel.png");
        assertThat(ana.getByTestId("send")).isDisabled();
        picture(ana, "upload-" + way);
        // When
        ana.waitForCondition(() -> held.get() != null);
        held.get().resume();
        // Then
        assertThat(ana.getByTestId("upload-progress")).hasCount(0, none());
        assertThat(ana.getByTestId("attachment-error")).hasCount(0);
        // When
        ana.getByTestId("send").click();
        // Then
        assertThat(ana.getByTestId("attachment")).hasCount(0);
        await().atMost(PATIENCE)
                .untilAsserted(() -> Assertions.assertThat(
                                Customers.<String>received(sandbox, customer, "media.contentType.flatten()"))
                        .containsExactly("image/png"));
        assertThat(ana.getByTestId("media-image")).isVisible(patient());
        // A page is not left while a message is on its way.
        assertThat(ana.locator("[data-testid=outgoing][data-state=sending]")).hasCount(0, none());
        ana.unrouteAll();
    }

    @Test
    @Tag("C16")
    void whatCameWhileTheLineWasCutShowsOnceAfterwards(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        var port = FreePort.find();
        home(sandbox);
        Customers.write(sandbox, customer, "before");
        open(ben, customer);
        try (var line = new Line(port, URI.create(sandbox.value("GATEWAY_URL")).getPort())) {
            var cut = chromium.console("http://127.0.0.1:" + port, "cat", "agent");
            open(cut, customer);
            assertThat(cut.getByTestId("body")).hasCount(1);
            line.down();
            assertThat(cut.locator("[data-testid=connection][data-state=reconnecting]"))
                    .isVisible(patient());
            // When
            Customers.write(sandbox, customer, "during");
            Customers.write(sandbox, customer, "still during");
            assertThat(ben.getByTestId("body")).hasCount(3);
            assertThat(cut.getByTestId("body")).hasCount(1);
            line.up();
            // Then
            for (var agent : List.of(cut, ben)) {
                assertThat(agent.getByTestId("body"))
                        .hasText(new String[] {"before", "during", "still during"}, soon());
            }
            assertThat(cut.locator("[data-testid=connection][data-state=live]")).isVisible(patient());
            cut.context().close();
        }
    }

    @Test
    @Tag("C17")
    void eachBrowserShowsTheMessagesOfItsConversationAlone(Sandbox sandbox) {
        // Given
        var first = Customers.newNumber();
        var second = Customers.newNumber();
        home(sandbox);
        Customers.write(sandbox, first, "first of one");
        Customers.write(sandbox, second, "first of two");
        open(ana, first);
        open(ben, second);
        // When
        Customers.write(sandbox, first, "second of one");
        Customers.write(sandbox, second, "second of two");
        // Then
        assertThat(ana.getByTestId("body")).hasText(new String[] {"first of one", "second of one"}, soon());
        assertThat(ben.getByTestId("body")).hasText(new String[] {"first of two", "second of two"}, soon());
        // When
        var told = given().header("Authorization", "Bearer " + sandbox.token("agent"))
                .contentType("application/json")
                .body(Map.of("message", Map.of("conversationId", opened(ben), "body", "made up")))
                .post(sandbox.value("GATEWAY_URL") + "/api/stream");
        // Then
        Assertions.assertThat(told.statusCode()).isBetween(400, 499);
        assertThat(ben.getByText("made up")).hasCount(0);
    }
}
