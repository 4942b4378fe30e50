package dev.trunkline.bridge.it;

import dev.trunkline.bridge.link.Side;
import dev.trunkline.embedded.LoginServer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What an agent says in the console. */
@QuarkusTest
class SayingTest extends BridgeTestBase {

    @ParameterizedTest
    @EnumSource
    void saysOnceInFlexWhatIsCopiedAsAnyOther(Pairing pairing) {
        // Given
        var linked = linked(pairing);
        var words = Map.of("side", "first", "body", "how can I help?");
        // When
        for (int time = 0; time < 2; time++) {
            asAgent()
                    .header("Idempotency-Key", "once")
                    .body(words)
                    .post(path(linked))
                    .then()
                    .statusCode(202);
        }
        // Then
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).containsExactly("how can I help?"));
        assertThat(bodies(linked, Side.FIRST)).containsExactly("how can I help?");
        var read = asAgent().queryParam("side", "second").get(path(linked)).jsonPath();
        assertThat(read.getList("items.body")).isEqualTo(List.of("how can I help?"));
        var author = read.getString("items[0].author");
        assertThat(messages(pairing, Side.SECOND, linked.second()).getFirst().author())
                .isEqualTo(author);
    }

    @Test
    void refusesWhatSaysNothing() {
        var linked = linked(Pairing.CHAT_CONVERSATIONS);
        asAgent()
                .body(Map.of("side", "both", "body", " "))
                .post(path(linked))
                .then()
                .statusCode(400);
    }

    private String path(Linked linked) {
        var id = asAgent().get("/links/of/" + linked.first()).jsonPath().getString("id");
        return "/links/" + id + "/messages";
    }

    private RequestSpecification asAgent() {
        return given().auth().oauth2(LoginServer.token(login.issuer(), "agent")).contentType("application/json");
    }
}
