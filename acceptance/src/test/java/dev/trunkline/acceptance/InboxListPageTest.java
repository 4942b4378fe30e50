package dev.trunkline.acceptance;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.trunkline.acceptance.Chromium.focused;
import static dev.trunkline.acceptance.Chromium.none;
import static dev.trunkline.acceptance.Chromium.patient;
import static dev.trunkline.acceptance.Chromium.patientText;
import static dev.trunkline.acceptance.Chromium.soon;
import static org.awaitility.Awaitility.await;

/** The list of conversations: its order, its looks, on a small screen and by the keyboard. */
class InboxListPageTest extends InboxPageTestBase {

    /** Notes each tone that the page has the browser play. */
    private static final String FORGET_TONES = "() => { window.tones.length = 0; }";

    private static final String RECORD_TONES = """
            () => {
              window.tones = [];
              const start = OscillatorNode.prototype.start;
              OscillatorNode.prototype.start = function (at) {
                window.tones.push(this.frequency.value);
                return start.call(this, at);
              };
            }""";

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
        assertThat(contacts(ana).first()).hasText(Customers.written(newer), soon());
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
    @Tag("C19")
    void channelsHaveIconsNumbersAreFormattedAndSidesDiffer(Sandbox sandbox) {
        // Given
        var swede = "whatsapp:+4670123%04d".formatted(System.nanoTime() % 10_000);
        var briton = "+447700900%03d".formatted(System.nanoTime() % 1_000);
        var customer = Customers.newNumber();
        var agent = chromium.console(sandbox, "cleo", "agent");
        // When
        Customers.write(sandbox, swede, sandbox.value("WHATSAPP_NUMBER"), "hej");
        var newest = agent.locator("li:has([data-channel=whatsapp])").first();
        // Then
        assertThat(newest).containsText("hej", patientText());
        // When
        Customers.write(sandbox, briton, "hello");
        // Then
        assertThat(contacts(agent)).containsText("+44 7700 900", patientText());
        newest.click();
        assertThat(agent.getByTestId("thread")).containsText("+46 70 123", patientText());
        // When
        Customers.write(sandbox, customer, "ping");
        assertThat(row(agent, customer).locator("[data-channel=sms]")).isVisible(patient());
        open(agent, customer);
        agent.getByTestId("composer").fill("pong");
        agent.getByTestId("send").click();
        // Then
        assertThat(agent.locator("[data-direction=outbound] [data-testid=status]"))
                .isVisible(patient());
        var inbound = agent.locator("[data-testid=message][data-direction=inbound] [data-testid=body]")
                .boundingBox();
        var outbound = agent.locator("[data-testid=message][data-direction=outbound] [data-testid=body]")
                .boundingBox();
        Assertions.assertThat(inbound.x).isLessThan(outbound.x);
        Assertions.assertThat(agent.getByTestId("time").first().textContent()).matches("\\d?\\d:\\d\\d.*");
        agent.context().close();
    }

    @Test
    @Tag("C19")
    void whatHasJustComeAndGoneIsHeardEachInItsOwnWayAndWhatIsOldIsNot(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        var agent = chromium.console(sandbox, "cleo", "agent");
        agent.evaluate(RECORD_TONES);
        // Browsers are silent until somebody has done something.
        agent.getByTestId("search").click();
        // When
        whileFresh(agent, ding -> {
            Customers.write(sandbox, customer, ding);
            assertThat(row(agent, customer)).containsText(ding, patientText());
        });
        // Then
        heard(agent, 660.0, 880.0);
        // When
        open(agent, customer);
        var id = opened(agent);
        whileFresh(agent, dong -> {
            agent.getByTestId("composer").fill(dong);
            agent.getByTestId("send").click();
            assertThat(agent.getByTestId("body").last()).hasText(dong, soon());
        });
        // Then
        heard(agent, 740.0, 590.0);
        Customers.write(sandbox, customer, "last");
        assertThat(agent.getByTestId("body").last()).hasText("last", soon());
        agent.evaluate(FORGET_TONES);
        // When
        agent.evaluate("() => window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))");
        Customers.write(sandbox, customer, "while nobody listened");
        await().atMost(PATIENCE)
                .until(() -> get(sandbox, "/conversations/" + id + "/messages")
                        .<List<String>>get("items.findAll { it.body == 'while nobody listened' }.createdAt")
                        .stream()
                        .anyMatch(at -> Instant.parse(at).plusSeconds(2).isBefore(Instant.now())));
        assertThat(agent.getByTestId("body").last()).hasText("last");
        agent.evaluate("() => window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))");
        // Then
        assertThat(agent.getByTestId("body").last()).hasText("while nobody listened", soon());
        Assertions.assertThat(tones(agent)).isEmpty();
        // When
        whileFresh(agent, ding -> {
            Customers.write(sandbox, customer, ding);
            assertThat(agent.getByTestId("body").last()).hasText(ding, soon());
        });
        // Then
        heard(agent, 660.0, 880.0);
        agent.context().close();
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
                                .mapToObj(InboxListPageTest::conversation)
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

    /** These and, since the last time, no others. */
    private static void heard(Page agent, Double... tones) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        Assertions.assertThat(tones(agent)).startsWith(tones).containsOnly(tones));
        agent.evaluate(FORGET_TONES);
    }

    /** Fresh is what is younger than 2 s, and a busy machine may show a message later: then the next one. */
    private static void whileFresh(Page agent, Consumer<String> happens) {
        for (var attempt = 1; attempt <= 5 && tones(agent).isEmpty(); attempt++) {
            happens.accept("try " + attempt + " " + System.nanoTime());
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Double> tones(Page agent) {
        return ((List<Number>) agent.evaluate("() => window.tones"))
                .stream().map(Number::doubleValue).toList();
    }
}
