package dev.trunkline.gateway.links;

import dev.trunkline.embedded.LoginServer;
import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.gateway.FakeMessaging;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
@QuarkusTest
@WithTestResource(TrunklineTestResource.class)
@WithTestResource(FakeMessaging.class)
class LinksTest {

    private static final String LINKS = "/api/links?state=open&limit=5";

    private static final String FILE =
            "/api/links/6b2f4f1e-0f6c-4d5e-9b47-1f0a3c2d4e5f/messages/IM00000000000000000000000000000001/files/0";

    private static final String CLEAN_UPS = "/api/pairs/flex/session-clean-ups";

    LoginServer login;

    @Test
    void isForWhoeverIsLoggedIn() {
        given().get(LINKS).then().statusCode(401);
        given().auth()
                .oauth2(LoginServer.token(login.issuer(), "agent"))
                .get("/api/links?state=none")
                .then()
                .statusCode(400);
    }

    @Test
    void leavesEndingSessionsToSupervisors() {
        given().post(CLEAN_UPS).then().statusCode(401);
        asksToCleanUp("agent", CLEAN_UPS, 403);
        asksToCleanUp("supervisor", "/api/pairs/No Pair/session-clean-ups", 404);
        asksToCleanUp("supervisor", CLEAN_UPS, 404).body("type", endsWith("service-not-installed"));
        asksToCleanUp("operator", CLEAN_UPS, 404).body("type", endsWith("service-not-installed"));
    }

    private ValidatableResponse asksToCleanUp(String role, String path, int status) {
        return given().auth()
                .oauth2(LoginServer.token(login.issuer(), role))
                .contentType("application/json")
                .body("{\"all\":true,\"why\":\"a test\"}")
                .post(path)
                .then()
                .statusCode(status);
    }

    @Test
    void describesWhatALinkTellsOfItsLastComparison() {
        // When
        var described = given().auth()
                .oauth2(LoginServer.token(login.issuer(), "agent"))
                .queryParam("format", "json")
                .get("/api/openapi")
                .jsonPath();
        // Then
        assertThat(described.getString(
                        "paths.'/api/links/{id}'.get.responses.'200'.content.'application/json'.schema.'$ref'"))
                .endsWith("/LinkDetail");
        assertThat(described.getString("components.schemas.LinkDetail.properties.comparison"))
                .contains("LinkComparison");
        assertThat(described.getMap("components.schemas.LinkComparison.properties"))
                .containsOnlyKeys("state", "by", "at", "repaired", "left", "reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {LINKS, "/api/links/backlog", FILE})
    void saysThatThisInstallationHasNoBridge(String path) {
        given().auth()
                .oauth2(LoginServer.token(login.issuer(), "agent"))
                .get(path)
                .then()
                .statusCode(404)
                .body("type", endsWith("service-not-installed"));
    }
}
