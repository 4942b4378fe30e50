package dev.trunkline.acceptance;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByTextOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.trunkline.acceptance.Chromium.patient;
import static dev.trunkline.acceptance.Chromium.patientText;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

/** Two agents at the same inbox, each in a browser of their own. */
@ExtendWith(RunningSandbox.class)
class InboxPageTest {

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

    private static Chromium chromium;
    private static Page ana;
    private static Page ben;

    @BeforeAll
    static void openBrowsers(Sandbox sandbox) {
        chromium = Chromium.open();
        ana = chromium.console(sandbox, "ana", "agent");
        ben = chromium.console(sandbox, "ben", "agent");
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @Test
    @Tag("C08")
    void aNumberStartsAnEmptyConversationOnTopOfTheList(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        home(sandbox);
        // When
        ana.getByTestId("new-conversation").click();
        ana.getByTestId("new-number").fill(customer);
        ana.getByTestId("start").click();
        // Then
        assertThat(ana.getByTestId("thread-contact")).hasText(Customers.written(customer), soon());
        assertThat(ana.getByTestId("no-messages")).isVisible(patient());
        for (var agent : List.of(ana, ben)) {
            assertThat(contacts(agent).first()).hasText(Customers.written(customer), soon());
            assertThat(row(agent, customer).getByTestId("unread")).hasCount(0);
        }
        Assertions.assertThat(stored(sandbox, ana).getString("status")).isEqualTo("open");
        // When
        ana.reload();
        // Then
        assertThat(ana.getByTestId("thread-contact")).hasText(Customers.written(customer), soon());
    }

    @Test
    @Tag("C09")
    void openingAConversationResetsUnreadInBothBrowsersAndInTheStore(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        home(sandbox);
        for (var number : List.of("one", "two", "three")) {
            Customers.write(sandbox, customer, number);
        }
        assertThat(row(ana, customer).getByTestId("unread")).hasText(Pattern.compile("^3"), soon());
        assertThat(row(ben, customer).getByTestId("unread")).hasText(Pattern.compile("^3"), soon());
        // When
        open(ana, customer);
        // Then
        assertThat(row(ana, customer).getByTestId("unread")).hasCount(0, none());
        assertThat(row(ben, customer).getByTestId("unread")).hasCount(0, none());
        assertThat(row(ben, customer).getByTestId("needs-reply")).isVisible(patient());
        Assertions.assertThat(stored(sandbox, ana).getInt("unread")).isZero();
    }

    @Test
    @Tag("C10")
    void aNameShowsAtOnceInBothBrowsersAndKeepsTheUnreadBadge(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        var name = "Maya " + customer;
        home(sandbox);
        Customers.write(sandbox, customer, "who am I");
        open(ana, customer);
        var id = opened(ana);
        // When
        ana.getByTestId("rename").click();
        ana.getByTestId("name").fill(name);
        ana.getByTestId("save-name").click();
        // Then
        assertThat(ana.getByTestId("thread-contact")).hasText(name, soon());
        assertThat(rowOf(ben, id).getByTestId("contact")).hasText(name, soon());
        // Given
        ana.navigate(sandbox.value("GATEWAY_URL"));
        // When
        Customers.write(sandbox, customer, "do you still know me?");
        // Then
        for (var agent : List.of(ana, ben)) {
            assertThat(rowOf(agent, id).getByTestId("unread")).hasText(Pattern.compile("^1"), soon());
            assertThat(rowOf(agent, id).getByTestId("contact")).hasText(name);
        }
        // When
        given().header("Authorization", "Bearer " + sandbox.token("agent"))
                .contentType("application/json")
                .body(Map.of("name", name + " II"))
                .patch(sandbox.value("GATEWAY_URL") + "/api/conversations/" + id)
                .then()
                .statusCode(200);
        // Then
        for (var agent : List.of(ana, ben)) {
            assertThat(rowOf(agent, id).getByTestId("contact")).hasText(name + " II", soon());
            assertThat(rowOf(agent, id).getByTestId("unread")).hasText(Pattern.compile("^1"));
        }
    }

    @Test
    @Tag("C11")
    @Tag("C13")
    void anArchivedConversationLeavesBothBrowsersAndReturnsWithTheNextMessage(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        home(sandbox);
        Customers.write(sandbox, customer, "archive me");
        open(ana, customer);
        open(ben, customer);
        var id = opened(ana);
        name(sandbox, id, "Archie");
        // When
        ana.getByTestId("archive").click();
        // Then
        for (var agent : List.of(ana, ben)) {
            assertThat(agent.getByTestId("nothing-selected")).isVisible(patient());
            assertThat(rowOf(agent, id)).hasCount(0, none());
        }
        // When
        ana.getByTestId("show-archived").click();
        // Then
        assertThat(rowOf(ana, id)).isVisible(patient());
        // When
        ana.getByTestId("show-open").click();
        Customers.write(sandbox, customer, "me again");
        // Then
        for (var agent : List.of(ana, ben)) {
            assertThat(rowOf(agent, id).getByTestId("unread")).hasText(Pattern.compile("^1"), soon());
            assertThat(rowOf(agent, id).getByTestId("contact")).hasText("Archie");
        }
    }

    @Test
    @Tag("C12")
    @Tag("C13")
    void aDeletedConversationIsGoneForBothAndTheNextMessageBringsOnlyItself(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        home(sandbox);
        Customers.write(sandbox, customer, "forget me");
        open(ana, customer);
        open(ben, customer);
        var id = opened(ana);
        name(sandbox, id, "Lethe");
        assertThat(ana.getByTestId("thread-contact")).hasText("Lethe", soon());
        // When
        ana.getByTestId("delete").click();
        ana.getByText("Keep it").click();
        // Then
        assertThat(rowOf(ana, id)).isVisible(patient());
        // When
        ana.getByTestId("delete").click();
        picture(ana, "delete");
        ana.getByText("Delete", exactly()).click();
        // Then
        for (var agent : List.of(ana, ben)) {
            assertThat(agent.getByTestId("nothing-selected")).isVisible(patient());
            assertThat(rowOf(agent, id)).hasCount(0, none());
        }
        Assertions.assertThat(get(sandbox, "/conversations/" + id).getString("status"))
                .isEqualTo("deleted");
        Assertions.assertThat(get(sandbox, "/conversations/" + id + "/messages").getList("items"))
                .isEmpty();
        // When
        Customers.write(sandbox, customer, "remember me");
        // Then
        for (var agent : List.of(ana, ben)) {
            assertThat(rowOf(agent, id).getByTestId("unread")).hasText(Pattern.compile("^1"), soon());
            assertThat(rowOf(agent, id).getByTestId("contact")).hasText("Lethe");
        }
        rowOf(ben, id).click();
        assertThat(ben.getByTestId("body")).hasText(new String[] {"remember me"}, soon());
    }

    @Test
    @Tag("C14")
    void theListIsNewestFirstAndOlderMessagesAreReachedByPaging(Sandbox sandbox) {
        // Given
        var older = Customers.newNumber();
        var newer = Customers.newNumber();
        home(sandbox);
        // When
        IntStream.rangeClosed(1, 45).forEach(number -> Customers.write(sandbox, older, "number " + number));
        assertThat(row(ana, older).getByTestId("preview")).hasText("number 45", soon());
        Customers.write(sandbox, newer, "newest");
        // Then
        assertThat(row(ana, newer)).isVisible(patient());
        assertThat(contacts(ana).first()).hasText(Customers.written(newer));
        // When
        open(ana, older);
        // Then
        assertThat(ana.getByTestId("body").last()).hasText("number 45", soon());
        // When
        ana.getByTestId("load-earlier").click();
        // Then
        assertThat(ana.getByTestId("body"))
                .hasText(
                        IntStream.rangeClosed(1, 45)
                                .mapToObj(number -> "number " + number)
                                .toArray(String[]::new),
                        soon());
        // When
        Customers.write(sandbox, older, "number 46");
        // Then
        assertThat(contacts(ana).first()).hasText(Customers.written(older), soon());
    }

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
        agent.context().close();
    }

    @Test
    @Tag("C19")
    void channelsHaveIconsNumbersAreFormattedAndSoundsDiffer(Sandbox sandbox) {
        // Given
        var swede = "whatsapp:+4670123%04d".formatted(System.nanoTime() % 10_000);
        var briton = "+447700900%03d".formatted(System.nanoTime() % 1_000);
        var customer = Customers.newNumber();
        var agent = chromium.console(sandbox, "cleo", "agent");
        agent.evaluate("""
                () => {
                  window.tones = [];
                  const start = OscillatorNode.prototype.start;
                  OscillatorNode.prototype.start = function (at) {
                    window.tones.push(this.frequency.value);
                    return start.call(this, at);
                  };
                }""");
        // When
        Customers.write(sandbox, swede, sandbox.value("WHATSAPP_NUMBER"), "hej");
        Customers.write(sandbox, briton, "hello");
        // Then
        assertThat(contacts(agent)).containsText("+44 7700 900", patientText());
        agent.locator("li:has([data-channel=whatsapp])").first().click();
        assertThat(agent.getByTestId("thread")).containsText("+46 70 123", patientText());
        // When
        agent.getByTestId("search").click();
        Customers.write(sandbox, customer, "ding");
        assertThat(row(agent, customer).locator("[data-channel=sms]")).isVisible(patient());
        await().untilAsserted(() -> Assertions.assertThat(tones(agent)).contains(660.0, 880.0));
        open(agent, customer);
        agent.getByTestId("composer").fill("dong");
        agent.getByTestId("send").click();
        // Then
        await().untilAsserted(() -> Assertions.assertThat(tones(agent)).contains(740.0, 590.0));
        var inbound = agent.locator("[data-testid=message][data-direction=inbound] [data-testid=body]")
                .boundingBox();
        var outbound = agent.locator("[data-testid=message][data-direction=outbound] [data-testid=body]")
                .boundingBox();
        Assertions.assertThat(inbound.x).isLessThan(outbound.x);
        Assertions.assertThat(agent.getByTestId("time").first().textContent()).matches("\\d?\\d:\\d\\d.*");
        agent.context().close();
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
        held.get()
                .fulfill(new Route.FulfillOptions()
                        .setStatus(201)
                        .setContentType("application/json")
                        .setBody("""
                                {"mediaSid": "ME1", "mediaType": "image/png", "mediaUrl": "https://files.example/parcel.png",
                                 "dateCreated": "2026-11-21T09:00:00Z"}"""));
        // Then
        assertThat(ana.getByTestId("upload-progress")).hasCount(0, none());
        assertThat(ana.getByTestId("attachment-error")).hasCount(0);
        // When
        var sent = ana.waitForRequest(
                request -> request.method().equals("POST") && request.url().endsWith("/messages"),
                () -> ana.getByTestId("send").click());
        // Then
        Assertions.assertThat(sent.postData()).contains("https://files.example/parcel.png");
        assertThat(ana.getByTestId("attachment")).hasCount(0);
        // A page is not left while a message is on its way.
        assertThat(ana.locator("[data-testid=outgoing][data-state=sending]")).hasCount(0, none());
        ana.unrouteAll();
    }

    @Test
    @Tag("X05")
    void onASmallScreenTheListMakesWayForTheThreadAndSendingWorks(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        var phone = chromium.console(sandbox, "pia", "agent");
        phone.setViewportSize(375, 812);
        Customers.write(sandbox, customer, "from a small screen");
        // When
        open(phone, customer);
        // Then
        assertThat(phone.getByTestId("conversation-list")).not().isVisible();
        assertThat(phone.getByTestId("body")).hasText("from a small screen", soon());
        // When
        phone.getByTestId("composer").fill("answered from a small screen");
        phone.getByTestId("send").click();
        // Then
        assertThat(phone.locator("[data-direction=outbound] [data-testid=status]"))
                .isVisible(patient());
        Assertions.assertThat(phone.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
        picture(phone, "small-thread");
        // When
        phone.getByTestId("details").click();
        picture(phone, "small-details");
        phone.getByTestId("close-details").click();
        phone.getByTestId("back").click();
        // Then
        assertThat(phone.getByTestId("conversation-list")).isVisible(patient());
        assertThat(row(phone, customer).getByTestId("preview")).hasText("You: answered from a small screen", soon());
        picture(phone, "small-list");
        phone.context().close();
    }

    @Test
    void aLongListIsDrawnByTheFewRowsThatAreSeen(Sandbox sandbox) {
        // Given
        var agent = chromium.console(sandbox, "lena", "agent");
        agent.route(
                url -> url.contains("/api/conversations?"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(IntStream.range(0, 500)
                                .mapToObj(InboxPageTest::conversation)
                                .collect(Collectors.joining(",", "{\"items\":[", "],\"next\":null}")))));
        // When
        agent.reload();
        assertThat(agent.locator("li[aria-posinset='1']")).hasAttribute("aria-setsize", "500");
        agent.locator("li[aria-posinset='1'] a").focus();
        agent.keyboard().press("End");
        // Then
        assertThat(agent.locator("li[aria-posinset='500'] a")).isFocused(focused());
        Assertions.assertThat(agent.locator("li[aria-posinset]").count()).isLessThan(50);
        agent.context().close();
    }

    @Test
    void theListIsUsedWithTheKeyboardAlone(Sandbox sandbox) {
        // Given
        var first = Customers.newNumber();
        var second = Customers.newNumber();
        home(sandbox);
        Customers.write(sandbox, first, "older");
        assertThat(row(ana, first)).isVisible(patient());
        Customers.write(sandbox, second, "newer");
        assertThat(contacts(ana).first()).hasText(Customers.written(second), soon());
        // When
        ana.keyboard().press("/");
        ana.keyboard().press("ArrowDown");
        ana.keyboard().press("ArrowDown");
        ana.keyboard().press("Enter");
        // Then
        assertThat(ana.getByTestId("thread-contact")).hasText(Customers.written(first), soon());
        assertThat(ana.getByTestId("composer")).isFocused(focused());
        // When
        ana.keyboard().press("Escape");
        ana.keyboard().press("?");
        // Then
        assertThat(ana.getByTestId("shortcuts-dialog")).isVisible(patient());
        ana.keyboard().press("Escape");
        assertThat(ana.getByTestId("shortcuts-dialog")).hasCount(0, none());
    }

    private static String conversation(int number) {
        return """
                {"id": "cv%1$d", "channel": "sms", "ourAddress": "+14155550100", "theirAddress": "+1415557%2$04d",
                 "contactId": "ct%1$d", "contactName": null, "status": "open", "unread": 0, "lastMessage": null,
                 "lastActivityAt": "2026-01-01T00:00:00Z", "createdAt": "2026-01-01T00:00:00Z", "needsReply": false,
                 "claimedBy": null, "assignee": null, "labels": [], "optedOut": false, "windowEndsAt": null,
                 "received": 0, "readMarks": [], "version": 1}""".formatted(number, number);
    }

    private static void home(Sandbox sandbox) {
        for (var agent : List.of(ana, ben)) {
            agent.navigate(sandbox.value("GATEWAY_URL"));
            assertThat(agent.locator("[data-testid=connection][data-state=live]"))
                    .isVisible(patient());
        }
    }

    private static void open(Page agent, String customer) {
        row(agent, customer).click();
        assertThat(agent.getByTestId("messages")).isVisible(patient());
    }

    /** The row of a customer who has no name yet. */
    private static Locator row(Page agent, String customer) {
        return agent.locator(
                "li[data-testid^='conversation-']", new Page.LocatorOptions().setHasText(Customers.written(customer)));
    }

    private static Locator rowOf(Page agent, String conversation) {
        return agent.getByTestId("conversation-" + conversation);
    }

    private static Locator contacts(Page agent) {
        return agent.getByTestId("conversation-list")
                .locator("li[aria-posinset='1']")
                .getByTestId("contact");
    }

    /** Id of the conversation that an agent has open. */
    private static String opened(Page agent) {
        return agent.getByTestId("thread").getAttribute("data-conversation");
    }

    private static JsonPath stored(Sandbox sandbox, Page agent) {
        return get(sandbox, "/conversations/" + opened(agent));
    }

    private static JsonPath get(Sandbox sandbox, String path) {
        return given().header("Authorization", "Bearer " + sandbox.token("agent"))
                .get(sandbox.value("GATEWAY_URL") + "/api" + path)
                .jsonPath();
    }

    private static void name(Sandbox sandbox, String conversation, String name) {
        given().header("Authorization", "Bearer " + sandbox.token("agent"))
                .contentType("application/json")
                .body(Map.of("name", name))
                .patch(sandbox.value("GATEWAY_URL") + "/api/conversations/" + conversation)
                .then()
                .statusCode(200);
    }

    private static void labelled(Sandbox sandbox, String conversation, String label) {
        given().header("Authorization", "Bearer " + sandbox.token("agent"))
                .contentType("application/json")
                .body(Map.of("labels", List.of(label)))
                .put(sandbox.value("GATEWAY_URL") + "/api/conversations/" + conversation + "/labels")
                .then()
                .statusCode(200);
    }

    @SuppressWarnings("unchecked")
    private static List<Double> tones(Page agent) {
        return ((List<Number>) agent.evaluate("() => window.tones"))
                .stream().map(Number::doubleValue).toList();
    }

    private static GetByTextOptions exactly() {
        return new GetByTextOptions().setExact(true);
    }

    private static LocatorAssertions.HasTextOptions soon() {
        return new LocatorAssertions.HasTextOptions().setTimeout(Chromium.PATIENCE_MILLIS);
    }

    private static LocatorAssertions.HasCountOptions none() {
        return new LocatorAssertions.HasCountOptions().setTimeout(Chromium.PATIENCE_MILLIS);
    }

    private static LocatorAssertions.IsFocusedOptions focused() {
        return new LocatorAssertions.IsFocusedOptions().setTimeout(Chromium.PATIENCE_MILLIS);
    }

    private static void picture(Page page, String name) {
        page.screenshot(new ScreenshotOptions().setPath(Path.of("target/screenshots/inbox-" + name + ".png")));
    }
}
