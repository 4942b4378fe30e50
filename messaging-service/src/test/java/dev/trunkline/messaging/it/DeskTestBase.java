package dev.trunkline.messaging.it;

import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.embedded.LoginServer;
import dev.trunkline.simulator.Sandbox;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What agents do to conversations. */
abstract class DeskTestBase extends InboxTestBase {

    static final String HOSTILE = "<img src=x onerror=alert(1)> \u202E 🙂 '; drop table contact; --";

    void receive(String customer, String body) {
        door.post(WebhookRoute.MESSAGING, inbound(customer, Sandbox.SMS_NUMBER, sid("SM"), body));
    }

    Response patch(String id, Map<String, ?> wish) {
        return api().body(wish).patch("/conversations/{id}", id);
    }

    Response put(String id, String what, Map<String, ?> body) {
        return api().body(body).put("/conversations/{id}/" + what, id);
    }

    RequestSpecification as(String role) {
        return given().auth().oauth2(LoginServer.token(login.issuer(), role)).contentType(ContentType.JSON);
    }

    void awaitChange(String id, String what) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(updates.ofConversation(id)).anySatisfy(update -> {
                    assertThat(update.json().at("/change/what").asText()).isEqualTo(what);
                    assertThat(update.json().at("/change/by").asText()).isEqualTo("agent");
                }));
    }
}
