package dev.trunkline.acceptance;

import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Received = applied + parked + quarantined + in flight, by id, over ingress, Kafka and the journals. */
@ExtendWith(RunningSandbox.class)
@Tag("Y14")
class LedgerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOPIC = MessagingJournal.TOPIC;

    @Test
    void whatComesTwiceIsForgedOrUnreadableHasItsPlaceInABalancedLedger(Sandbox sandbox) {
        // Given
        var before = ledger(sandbox);
        var customer = Customers.newNumber();
        // When
        var sid = Customers.write(sandbox, customer, "twice");
        var webhook = await().atMost(PATIENCE).until(() -> webhook(sandbox, sid), id -> id != null);
        given().post(sandbox.value("SIMULATOR_URL") + "/control/webhooks/" + webhook + "/repeat")
                .then()
                .statusCode(202);
        forge(sandbox, customer);
        MessagingJournal.send(
                sandbox, new ProducerRecord<>(TOPIC, "key", "no headers".getBytes(StandardCharsets.UTF_8)));
        // Then
        await().atMost(PATIENCE).untilAsserted(() -> {
            var after = ledger(sandbox);
            assertThat(messaging(after, "repeated")).isGreaterThan(messaging(before, "repeated"));
            assertThat(messaging(after, "parked")).isGreaterThan(messaging(before, "parked"));
            assertThat(messaging(after, "applied")).isGreaterThan(messaging(before, "applied"));
            assertThat(after.getLong("ingress.quarantined")).isEqualTo(before.getLong("ingress.quarantined") + 1);
            assertThat(after.getList("ingress.quarantinedIds")).containsAll(quarantine(sandbox));
            assertThat(after.getLong("ingress.spooled")).isZero();
            for (var service : List.of("messaging", "proxy", "bridge", "taskrouter")) {
                assertThat(of(after, service, "received"))
                        .as(service)
                        .isEqualTo(of(after, service, "applied")
                                + of(after, service, "skipped")
                                + of(after, service, "parked")
                                + of(after, service, "inFlight"));
            }
        });
        var command = sandbox.run("", "ledger");
        assertThat(command.output().lines().toList().getLast()).isEqualTo("balanced");
        assertThat(command.status()).isZero();
    }

    @Test
    void anEntryThatIsLostIsNamedByItsIdAndComesBackFromTheTopic(Sandbox sandbox) throws Exception {
        // Given
        var started = Instant.now().minusSeconds(60);
        var sid = Customers.write(sandbox, Customers.newNumber(), "lost and found");
        var id = await().atMost(PATIENCE).until(() -> eventId(sandbox, sid), found -> !found.isEmpty());
        // When
        change(sandbox, "delete from messaging.journal_entry where event_id = '" + id + "'");
        // Then
        // A record counts once its offset is committed, which is shortly after it was taken in.
        await().atMost(PATIENCE)
                .until(() -> operator(sandbox)
                        .get(sandbox.value("GATEWAY_URL") + "/api/ledger")
                        .asString()
                        .contains(id));
        var command = sandbox.run("", "ledger");
        assertThat(command.status()).isEqualTo(1);
        assertThat(command.output()).contains("missing in messaging: " + id + " (" + TOPIC);
        assertThat(command.output().lines().toList().getLast()).isEqualTo("not balanced");
        operator(sandbox)
                .contentType("application/json")
                .body(Map.of(
                        "topic",
                        Map.of("topic", TOPIC, "from", started.toString()),
                        "why",
                        "the ledger names a lost entry"))
                .post(sandbox.value("GATEWAY_URL") + "/api/journal/messaging/replays")
                .then()
                .statusCode(202);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(eventId(sandbox, sid)).isEqualTo(id));
        assertThat(sandbox.run("", "ledger").status()).isZero();
    }

    private static RequestSpecification operator(Sandbox sandbox) {
        return given().auth().oauth2(sandbox.token("operator"));
    }

    private static JsonPath ledger(Sandbox sandbox) {
        var answer = operator(sandbox).get(sandbox.value("GATEWAY_URL") + "/api/ledger");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.jsonPath();
    }

    private static long messaging(JsonPath ledger, String count) {
        return of(ledger, "messaging", count);
    }

    private static long of(JsonPath ledger, String service, String count) {
        return ledger.getLong("services.find { it.service == '" + service + "' }." + count);
    }

    private static List<String> quarantine(Sandbox sandbox) {
        return operator(sandbox)
                .get(sandbox.value("INGRESS_URL") + "/quarantine?limit=100")
                .jsonPath()
                .getList("items.id");
    }

    private static String webhook(Sandbox sandbox, String sid) {
        return given().get(sandbox.value("SIMULATOR_URL") + "/control/webhooks")
                .jsonPath()
                .getString("webhooks.find { it.body.contains('" + sid + "') }.id");
    }

    private static void forge(Sandbox sandbox, String customer) {
        given().header("X-Twilio-Signature", "bm90IGdlbnVpbmU=")
                .formParam("AccountSid", sandbox.value("FLEX_ACCOUNT_SID"))
                .formParam("MessageSid", "SM" + UUID.randomUUID().toString().replace("-", ""))
                .formParam("From", customer)
                .formParam("To", sandbox.value("SMS_NUMBER"))
                .formParam("Body", "forged")
                .post(sandbox.value("INGRESS_URL") + "/webhooks/messaging")
                .then()
                .statusCode(403);
    }

    /** Of the handled entry that holds this text; empty where there is none. */
    private static String eventId(Sandbox sandbox, String text) throws SQLException {
        try (var connection = sandbox.database();
                var statement = connection.prepareStatement("""
                        select event_id from messaging.journal_entry
                        where state = 'done' and type = 'twilio.messaging.inbound'
                        and position(?::bytea in data) > 0""")) {
            statement.setBytes(1, text.getBytes(StandardCharsets.UTF_8));
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }

    private static void change(Sandbox sandbox, String sql) throws SQLException {
        try (var connection = sandbox.database();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
