package dev.trunkline.bridge.it;

import dev.trunkline.bridge.link.Side;
import dev.trunkline.embedded.LoginServer;
import dev.trunkline.twilio.chat.Echo;
import dev.trunkline.twilio.chat.NewChatMessage;
import dev.trunkline.twilio.media.ChatMedia.Shelf;
import dev.trunkline.twilio.media.Media;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;

@QuarkusTest
class LinksTest extends BridgeTestBase {

    @ParameterizedTest
    @EnumSource
    @Tag("E07")
    @Tag("Y17")
    @Tag("X12")
    void carriesPicturesBothWays(Pairing pairing) {
        // Given
        var linked = linked(pairing);
        // When
        for (var side : Side.values()) {
            var picture = new Media("image/png", new byte[] {1, 2, (byte) side.ordinal()});
            var shelf = new Shelf(pairing.account(side), pairing.service(side));
            chat(pairing, side)
                    .post(
                            linked.on(side),
                            new NewChatMessage(
                                    CUSTOMER,
                                    "",
                                    Map.of(),
                                    Optional.empty(),
                                    Optional.of(media.upload(shelf, picture, "look.png"))),
                            Echo.WANTED);
            eventually(() -> assertThat(messages(pairing, side.other(), linked.on(side.other())))
                    .hasSize(side.ordinal() + 1));
        }
        // Then
        for (var side : Side.values()) {
            var copy = messages(pairing, side.other(), linked.on(side.other())).get(side.ordinal());
            assertThat(copy.media()).singleElement().satisfies(file -> {
                assertThat(file.contentType()).isEqualTo("image/png");
                assertThat(file.filename()).isEqualTo("look.png");
            });
            var shelf = new Shelf(pairing.account(side.other()), pairing.service(side.other()));
            assertThat(media.fetch(shelf, copy.media().getFirst().sid()).bytes())
                    .containsExactly(1, 2, side.ordinal());
        }
    }

    @ParameterizedTest
    @EnumSource
    void makesGoodWhatNoWebhookToldWhenAskedToCompare(Pairing pairing) {
        // Given
        var linked = linked(pairing);
        sayUntold(pairing, Side.FIRST, linked.first(), CUSTOMER, "one");
        sayUntold(pairing, Side.SECOND, linked.second(), name(pairing, Side.SECOND, AGENT), "two");
        chat(pairing, Side.FIRST).add(linked.first(), "unseen", Map.of(), Echo.UNWANTED);
        var id = link(linked);
        as(LoginServer.token(login.issuer(), "agent"))
                .post("/links/{id}/comparison", id)
                .then()
                .statusCode(403);
        // When
        for (int i = 0; i < 2; i++) {
            as(LoginServer.token(login.issuer(), "supervisor"))
                    .post("/links/{id}/comparison", id)
                    .then()
                    .statusCode(202);
        }
        // Then
        for (var side : Side.values()) {
            eventually(() -> assertThat(bodies(linked, side)).containsExactlyInAnyOrder("one", "two"));
        }
        quiet();
        assertThat(bodies(linked, Side.FIRST)).hasSize(2);
        assertThat(bodies(linked, Side.SECOND)).hasSize(2);
        assertThat(identities(linked, Side.SECOND)).containsOnlyOnce("unseen");
    }

    private String link(Linked linked) {
        List<Map<String, Object>> items = as(LoginServer.token(login.issuer(), "agent"))
                .get("/links?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
        return items.stream()
                .filter(item -> linked.first().equals(item.get("first")))
                .map(item -> String.valueOf(item.get("id")))
                .findFirst()
                .orElseThrow();
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }

    @Test
    void showsBothSidesBesideEachOther() {
        // Given
        var linked = linked(Pairing.CONVERSATIONS_CHAT);
        say(linked.pairing(), Side.FIRST, linked.first(), CUSTOMER, "hello");
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).containsExactly("hello"));
        quiet();
        var agent = LoginServer.token(login.issuer(), "agent");
        // When
        List<Map<String, Object>> items = as(agent)
                .get("/links?limit=100&state=open")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
        var id = items.stream()
                .filter(item -> linked.first().equals(item.get("first")))
                .findFirst()
                .orElseThrow()
                .get("id");
        // Then
        as(agent)
                .get("/links/{id}", id)
                .then()
                .statusCode(200)
                .body("link.second", equalTo(linked.second()))
                .body("link.lateReason", equalTo(null))
                .body("messages[0].side", equalTo("first"))
                .body("messages[0].state", equalTo("copied"))
                .body("messages.copyIndex", hasItem(0));
        as(agent).get("/links/{id}", java.util.UUID.randomUUID()).then().statusCode(404);
        as(agent).get("/links?cursor=nonsense").then().statusCode(400);
        as(agent).get("/links/backlog").then().statusCode(200).body("waiting", greaterThanOrEqualTo(0));
        given().get("/links").then().statusCode(401);
    }
}
