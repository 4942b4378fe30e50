package dev.trunkline.gateway.links;

import dev.trunkline.embedded.LoginServer;
import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.gateway.FakeMessaging;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;

@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
@QuarkusTest
@WithTestResource(TrunklineTestResource.class)
@WithTestResource(FakeMessaging.class)
class LinksTest {

    private static final String LINKS = "/api/links?state=open&limit=5";

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

    @ParameterizedTest
    @ValueSource(strings = {LINKS, "/api/links/backlog"})
    void saysThatThisInstallationHasNoBridge(String path) {
        given().auth()
                .oauth2(LoginServer.token(login.issuer(), "agent"))
                .get(path)
                .then()
                .statusCode(404)
                .body("type", endsWith("service-not-installed"));
    }
}
