package dev.trunkline.acceptance;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByTextOptions;
import com.microsoft.playwright.Route;
import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.trunkline.acceptance.Chromium.none;
import static dev.trunkline.acceptance.Chromium.patient;
import static dev.trunkline.acceptance.Chromium.soon;
import static io.restassured.RestAssured.given;

/** A conversation from its beginning to its end, as two agents see it. */
class ConversationPageTest extends InboxPageTestBase {

    @Test
    @Tag("C08")
    void aNumberStartsAnEmptyConversationOnTopOfTheList(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        var held = new AtomicReference<Route>();
        home(sandbox);
        ana.route(url -> url.endsWith("/api/conversations"), held::set);
        // When
        ana.getByTestId("new-conversation").click();
        ana.getByTestId("new-number").fill(customer);
        ana.getByTestId("start").click();
        ana.waitForCondition(() -> held.get() != null);
        // Then
        assertThat(ana.getByTestId("new-dialog")).isVisible();
        assertThat(ana.getByTestId("thread")).hasCount(0);
        // When
        held.get().resume();
        ana.unrouteAll();
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

    private static JsonPath stored(Sandbox sandbox, Page agent) {
        return get(sandbox, "/conversations/" + opened(agent));
    }

    private static GetByTextOptions exactly() {
        return new GetByTextOptions().setExact(true);
    }
}
