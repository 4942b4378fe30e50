package dev.trunkline.messaging.it;

import dev.trunkline.embedded.LoginServer;
import dev.trunkline.messaging.reconciliation.ReconciliationConfig;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** What tests of webhooks that never come share. */
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields.
abstract class ReconciliationTestBase extends InboxTestBase {

    private static final Set<Class<?>> BEGUN = ConcurrentHashMap.newKeySet();

    @Inject
    ReconciliationConfig settings;

    /** What tests of other classes left behind, and the comparison that the start begins with, are over. */
    @BeforeEach
    void findWhatWasBefore() {
        if (settings.scheduled() && BEGUN.add(getClass())) {
            await().atMost(PATIENCE).until(() -> sweeps() > 0);
            reconcile();
        }
    }

    /** How many comparisons by schedule have ended, of those that are listed. */
    long sweeps() {
        List<Map<String, Object>> reports = reports().getList("items");
        return reports.stream()
                .filter(report -> "schedule".equals(report.get("by")) && report.get("finishedAt") != null)
                .count();
    }

    /** From now on no webhook about a customer leaves Twilio. */
    String withhold(String customer) {
        return twilio.faults().add(Fault.of(FaultKind.WEBHOOK_WITHHOLD).address(customer));
    }

    void deliverAgain(String fault) {
        assertThat(twilio.faults().clear(fault)).isTrue();
    }

    String token(String role) {
        return LoginServer.token(login.issuer(), role);
    }

    JsonPath reports() {
        return given().auth()
                .oauth2(token("operator"))
                .get("/reconciliation")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    JsonPath report(long id) {
        return given().auth()
                .oauth2(token("operator"))
                .get("/reconciliation/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Has everything compared. @return what that found */
    JsonPath reconcile() {
        var asked = given().auth()
                .oauth2(token("operator"))
                .contentType(ContentType.JSON)
                .body(Map.of("why", "a webhook may be missing"))
                .post("/reconciliation")
                .then()
                .statusCode(202)
                .body("state", equalTo("waiting"))
                .extract()
                .jsonPath()
                .getLong("id");
        return until(() -> Optional.of(report(asked)).filter(report -> report.get("finishedAt") != null));
    }

    static List<Map<String, Object>> items(JsonPath report) {
        return report.getList("items");
    }

    /** Somebody else uses our account, and nobody is told. */
    String sendElsewhere(String to, String body) {
        return RestAssured.given()
                .auth()
                .preemptive()
                .basic(Sandbox.FLEX.sid(), Sandbox.FLEX.authTokens().getFirst())
                .contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParam("From", Sandbox.SMS_NUMBER)
                .formParam("To", to)
                .formParam("Body", body)
                .post(twilio.baseUrl() + "/api/2010-04-01/Accounts/" + Sandbox.FLEX.sid() + "/Messages.json")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("sid");
    }

    /** Waits until Twilio is done with the only message to a customer. @return its SID */
    String awaitEnd(String customer, String status) {
        return until(() -> twilio.handset().messages(customer).stream()
                        .filter(message -> message.status().equals(status))
                        .findFirst())
                .sid();
    }

    void awaitStatus(String conversation, String sid, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages(conversation))
                        .filteredOn(message -> sid.equals(message.get("sid")))
                        .extracting(message -> message.get("status"))
                        .containsExactly(status));
    }
}
