package dev.trunkline.messaging.it;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.command.ErasurePart;
import dev.trunkline.contracts.command.ErasureRequested;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.simulator.Sandbox;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the other services are asked for and tell of their parts in an erasure. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields.
class ErasurePartsTest extends ErasureTestBase {

    private static final Instant AT = Instant.parse("2026-11-22T01:00:00Z");

    /** The only place, and only until every part is done. */
    private static final String KEPT = "erasure_subject.value";

    @Inject
    AgroalDataSource database;

    @Inject
    ObjectMapper json;

    @Test
    @Tag("Y13")
    void asksEveryServiceForThePersonWithAllAddressesAndForgetsThem() throws Exception {
        // Given
        var person = customer();
        twilio.handset().send(person, Sandbox.SMS_NUMBER, "Forget me");
        conversationWith(person);
        try (var commands = new Updates(
                infrastructure.bootstrapServers(), List.of(Topics.commands("proxy"), Topics.commands("bridge")))) {
            // When
            var erasure = begin(person, false, "bridge", "proxy");
            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(commands.read())
                            .filteredOn(asked -> asked.key().equals(erasure.toString()))
                            .extracting(asked -> asked.event().id())
                            .containsExactlyInAnyOrder(
                                    ErasureRequested.eventId(erasure, "proxy"),
                                    ErasureRequested.eventId(erasure, "bridge")));
            var asked = asked(commands, erasure, 1).getFirst();
            assertThat(asked.addresses()).contains(person, "whatsapp:" + person);
            assertThat(asked.requestedBy()).isEqualTo("sue");
            assertThat(asked.reason()).isEqualTo("asked by letter");
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(Places.of(database, person.substring(1))).containsExactly(KEPT));
            var receipt = receipt(erasure);
            assertThat(receipt.getString("state")).isEqualTo("pending");
            assertThat(receipt.<String>getList("services.state")).containsExactly("pending", "pending");
            assertThat(receipt.getString("finishedAt")).isNull();
            assertThat(receipt.<String>getList("expires.what"))
                    .contains("trunkline.commands.proxy", "trunkline.webhooks.chat");
            // When
            tell(erasure, "bridge", null, AT, 0);
            tell(erasure, "proxy", null, AT, 0);
            done(erasure);
            // Then
            assertThat(Places.of(database, person.substring(1))).isEmpty();
        }
    }

    @Test
    @Tag("Y13")
    void isDoneOnlyOnceEveryPartIsAndSaysWhatIsNot() throws Exception {
        // Given
        var erasure = begin(customer(), false, "bridge", "proxy");
        // When something was in use in one
        tell(erasure, "bridge", null, AT, 1);
        var waiting = until(() ->
                Optional.of(receipt(erasure)).filter(told -> "incomplete".equals(told.getString("services[0].state"))));
        // Then
        assertThat(waiting.getString("state")).isEqualTo("pending");
        // When the other gave up
        tell(erasure, "proxy", "a defect", AT, 0);
        // Then
        assertThat(inState(erasure, "stuck").getString("services[1].reason")).isEqualTo("a defect");
        // When that is mended, late
        var late = AT.plusSeconds(86_400);
        tell(erasure, "proxy", null, late, 0);
        // Then
        var incomplete = inState(erasure, "incomplete");
        assertThat(incomplete.getInt("services[0].left")).isEqualTo(1);
        assertThat(incomplete.getInt("services[0].counts.rows")).isEqualTo(2);
        assertThat(incomplete.getString("finishedAt")).isEqualTo(late.toString());
        // When what is known comes again, and nothing is left
        tell(erasure, "proxy", "a defect", AT, 0);
        tell(erasure, "bridge", null, late, 0);
        // Then
        assertThat(done(erasure).<String>getList("services.state")).containsExactly("done", "done");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(updates.read())
                        .filteredOn(update -> update.key().equals(erasure.toString()))
                        .extracting(update -> update.json().path("state").asText())
                        .containsExactly("pending", "pending", "stuck", "incomplete", "done"));
    }

    @Test
    @Tag("Y13")
    void erasesWithWhatOneServiceHasFoundAndAsksAllOfThemAgain() throws Exception {
        // Given a chat and a session in the inbox that nothing here ties to the person
        var chat = sid("CH");
        var session = sid("KC");
        var said = sid("KI");
        door.post(
                WebhookRoute.PROXY,
                Map.of(
                        "interactionSid",
                        said,
                        "interactionSessionSid",
                        session,
                        "interactionType",
                        "Message",
                        "interactionData",
                        "{\"body\":\"words-to-forget\"}"));
        execute("insert into mms_relayed values ('" + sid("IM") + "', '" + sid("MM") + "', '" + chat + "', 1, now())");
        until(() -> Optional.of(get("operator", "/journal/entries?lane=" + said))
                .filter(found -> "done".equals(found.getString("items[0].state"))));
        var erasure = begin(customer(), false, "bridge", "proxy");
        awaitAsked(erasure);
        try (var commands = new Updates(
                infrastructure.bootstrapServers(), List.of(Topics.commands("proxy"), Topics.commands("bridge")))) {
            // When
            tell(erasure, "bridge", 1, chat, session);
            tell(erasure, "proxy", 1);
            // Then
            var asked = until(() -> Optional.of(asked(commands, erasure, 2)).filter(all -> all.size() == 2));
            assertThat(asked).allSatisfy(request -> assertThat(request.lanes()).contains(chat, session, said));
            assertThat(Places.of(database, "words-to-forget")).isEmpty();
            assertThat(Places.of(database, chat))
                    .doesNotContain("mms_relayed.conversation_sid")
                    .contains(KEPT);
            assertThat(receipt(erasure).getString("state")).isEqualTo("pending");
        }
        // When
        tell(erasure, "bridge", 2, chat, session);
        tell(erasure, "proxy", 2);
        // Then
        assertThat(done(erasure).getInt("found")).isZero();
        assertThat(Places.of(database, chat)).doesNotContain(KEPT);
    }

    /** Commands of other erasures, and of this one's first round, may come late. */
    private List<ErasureRequested> asked(Updates commands, UUID erasure, int round) {
        return commands.read().stream()
                .filter(command -> command.key().equals(erasure.toString()))
                .map(command -> json.convertValue(command.json(), ErasureRequested.class))
                .filter(request -> request.round() == round)
                .toList();
    }

    private void awaitAsked(UUID erasure) {
        until(() -> Optional.of(receipt(erasure))
                .filter(told -> told.<String>getList("expires.what").contains("trunkline.commands.proxy")));
    }

    private void tell(UUID erasure, String service, int round, String... found) throws IOException {
        tell(new ErasurePart(erasure, service, null, Instant.now(), Map.of(), 0, round, List.of(found)));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    @Tag("Y13")
    void refusesPartsThatNobodyAskedFor() throws Exception {
        // Given
        var erasure = begin(customer(), false, "bridge");
        // When
        var unknown = tell(UUID.randomUUID(), "bridge", null, AT, 0);
        var unasked = tell(erasure, "proxy", null, AT, 0);
        tell(erasure, "bridge", null, AT, 0);
        // Then
        assertThat(done(erasure).<String>getList("services.service")).containsExactly("bridge");
        assertThat(parked(unknown)).contains("no receipt that asks bridge-service");
        assertThat(parked(unasked)).contains("no receipt that asks proxy-service");
    }

    /** @return why; nobody else meets the entry afterwards */
    private String parked(String event) {
        var entry = until(() -> Optional.of(get("operator", "/journal/entries?eventId=" + event))
                .filter(found -> "parked".equals(found.getString("items[0].state"))));
        given().auth()
                .oauth2(token("operator"))
                .contentType(ContentType.JSON)
                .body(Map.of("why", "a test"))
                .post("/journal/entries/{id}/skip", entry.getLong("items[0].id"))
                .then()
                .statusCode(200);
        return entry.getString("items[0].reason");
    }

    /** @return the event's id */
    private String tell(UUID erasure, String service, @Nullable String stuck, Instant at, long left)
            throws IOException {
        return tell(new ErasurePart(erasure, service, stuck, at, Map.of("rows", 2L), left, 0, List.of()));
    }

    private String tell(ErasurePart part) throws IOException {
        var id = UUID.randomUUID().toString();
        var event = new CloudEvent(
                id,
                "/" + part.service() + "/erasures/" + part.erasureId(),
                ErasurePart.TYPE,
                part.at(),
                "application/json",
                Map.of(),
                json.writeValueAsBytes(part));
        try (var kafka = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", infrastructure.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            kafka.send(event.toRecord(
                    Topics.commands("messaging"), part.erasureId().toString()));
        }
        return id;
    }
}
