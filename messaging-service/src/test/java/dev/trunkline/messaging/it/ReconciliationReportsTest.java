package dev.trunkline.messaging.it;

import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Who asks for a comparison, and what is told of it. */
@QuarkusTest
@TestProfile(OldFlex.class)
class ReconciliationReportsTest extends ReconciliationTestBase {

    @Test
    @Tag("Y01")
    void saysWhyItFailedAndFindsTheRestTheNextTime() {
        // Given
        var customer = customer();
        var fault = withhold(customer);
        twilio.handset().send(customer, Sandbox.SMS_NUMBER, "Missed");
        deliverAgain(fault);
        var down = twilio.faults()
                .add(Fault.of(FaultKind.SERVER_ERROR).method("GET").path("/Messages.json$"));
        // When
        var failed = reconcile();
        // Then
        assertThat(failed.getString("state")).isEqualTo("failed");
        assertThat(failed.getString("reason")).contains("503");
        deliverAgain(down);
        assertThat(reconcile().getInt("applied")).isEqualTo(1);
        messages(id(conversationWith(customer)), 1);
    }

    @Test
    @Tag("Y01")
    void keepsItsReportsForOperatorsAlone() {
        // Given
        var report = reconcile();
        // When
        var reports = reports();
        // Then
        assertThat(reports.getLong("items[0].id")).isEqualTo(report.getLong("id"));
        assertThat(reports.getString("items[0].state")).isEqualTo("done");
        assertThat(reports.getString("items[0].by")).isEqualTo(report.getString("by"));
        assertThat(reports.getString("items[0].finishedAt")).isNotBlank();
        for (var role : List.of("agent", "supervisor")) {
            given().auth().oauth2(token(role)).get("/reconciliation").then().statusCode(403);
            given().auth()
                    .oauth2(token(role))
                    .contentType(ContentType.JSON)
                    .body(Map.of("why", "curious"))
                    .post("/reconciliation")
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void saysInTheAuditLogWhoAskedForAComparisonAndWhy() {
        // Given
        var report = reconcile();
        // When
        var audit = given().auth()
                .oauth2(token("operator"))
                .get("/journal/audit?limit=1")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        // Then
        assertThat(audit.getString("items[0].action")).isEqualTo("reconcile");
        assertThat(audit.getString("items[0].who")).isEqualTo(report.getString("by"));
        assertThat(audit.getString("items[0].why")).isEqualTo("a webhook may be missing");
        assertThat(audit.getLong("items[0].detail.reconciliation")).isEqualTo(report.getLong("id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"why\": \" \"}", "{\"why\": \"wh\\u0000y\"}"})
    void refusesAComparisonWithoutAReason(String wish) {
        given().auth()
                .oauth2(token("operator"))
                .contentType(ContentType.JSON)
                .body(wish)
                .post("/reconciliation")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void refusesARangeThatIsNone() {
        given().auth()
                .oauth2(token("operator"))
                .contentType(ContentType.JSON)
                .body(Map.of("why", "typo", "from", "2026-11-21T10:00:00Z", "to", "2026-11-21T09:00:00Z"))
                .post("/reconciliation")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }
}
