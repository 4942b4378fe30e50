package dev.trunkline.messaging.it;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.command.ErasureRequested;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.messaging.erasure.Addresses;
import dev.trunkline.messaging.erasure.AskingAgain;
import dev.trunkline.messaging.erasure.Erasure;
import dev.trunkline.messaging.erasure.ErasureRounds;
import dev.trunkline.messaging.erasure.ErasureSubjects;
import dev.trunkline.messaging.erasure.Erasures;
import dev.trunkline.messaging.erasure.KeptSubject;
import dev.trunkline.messaging.erasure.Part;
import dev.trunkline.messaging.erasure.Told;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.Pseudonyms;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An erasure that is not done heals by itself, or by erasing the person once more. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields.
class ErasureAgainTest extends ErasureTestBase {

    private static final String TWO_DAYS_AGO = "now() - interval '2 days'";

    @Inject
    AgroalDataSource database;

    @Inject
    AskingAgain again;

    @Inject
    ErasureRounds rounds;

    @Inject
    Erasures erasures;

    @Inject
    ErasureSubjects subjects;

    @Inject
    Pseudonyms pseudonyms;

    @Inject
    ObjectMapper json;

    private Updates commands;

    @Test
    @Tag("Y13")
    void asksOnceMoreForPartsThatWereLostOrLeftSomethingUntilNothingIs() throws Exception {
        // Given one command that was lost, one part that left something, one that is done, and something left here
        var person = customer();
        var erasure = begin(person, false, "bridge", "proxy", "taskrouter");
        awaitKept(erasure);
        note(erasure, "bridge", null, 2);
        note(erasure, "taskrouter", null, 0);
        askAgain();
        var early = attempts(erasure);
        execute("update erasure_part set asked_at = " + TWO_DAYS_AGO + " where erasure_id = '" + erasure + "'");
        execute("update erasure set left_over = 1, finished_at = " + TWO_DAYS_AGO + " where id = '" + erasure + "'");
        // When
        askAgain();
        var asked = attempts(erasure);
        askAgain();
        // Then
        assertThat(early).isEqualTo(Map.of("bridge", 1, "proxy", 1, "taskrouter", 1));
        assertThat(asked).isEqualTo(Map.of("bridge", 2, "proxy", 2, "taskrouter", 1));
        assertThat(attempts(erasure)).isEqualTo(asked);
        assertThat(addressesAsked(erasure, "proxy", 2)).contains(person, "whatsapp:" + person);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receipt(erasure).getInt("left")).isZero());
        // When
        note(erasure, "bridge", null, 0);
        var incomplete = Places.of(database, person.substring(1));
        note(erasure, "proxy", null, 0);
        // Then
        assertThat(incomplete).containsExactly("erasure_subject.value");
        assertThat(receipt(erasure).getString("state")).isEqualTo("done");
        assertThat(Places.of(database, person.substring(1))).isEmpty();
    }

    @Test
    void letsOneCommandAtMostWaitBehindAnEntryThatGaveUp() throws Exception {
        // Given
        var erasure = begin(customer(), false, "bridge");
        awaitKept(erasure);
        execute("update erasure_part set asked_at = now() - interval '3 days' where erasure_id = '" + erasure + "'");
        note(erasure, "bridge", "a defect", 0);
        askAgain();
        var early = attempts(erasure);
        execute("update erasure_part set told_at = " + TWO_DAYS_AGO + " where erasure_id = '" + erasure + "'");
        // When
        askAgain();
        askAgain();
        // Then
        assertThat(early).isEqualTo(Map.of("bridge", 1));
        assertThat(attempts(erasure)).isEqualTo(Map.of("bridge", 2));
    }

    @Test
    @Tag("Y13")
    void erasesOnceMoreWithAllThatAnUnfinishedErasureKnows() throws Exception {
        // Given
        var person = customer();
        var joined = customer();
        var first = begin(person, false, "bridge");
        awaitKept(first);
        var chat = sid("CH");
        transactions.run(() -> subjects.keep(first, new KeptSubject(Set.of(joined), Set.of(chat))));
        // When
        var second = begin(person, false, "bridge");
        awaitKept(second);
        // Then
        assertThat(addressesAsked(second, "bridge", 1)).contains(person, joined, "whatsapp:" + joined);
        assertThat(transactions.call(() -> subjects.find(second).orElseThrow().lanes()))
                .contains(chat);
    }

    @Test
    @Tag("Y13")
    void triesOurOwnPartOnceMoreWhereItWasStuck() {
        // Given
        var person = customer();
        var stuck = UUID.randomUUID();
        var number = Addresses.alike(person).stream().sorted().findFirst().orElseThrow();
        begin(stuck, pseudonyms.of(number), person, Erasure.State.STUCK, false);
        // When
        var answer = given().auth()
                .oauth2(token("supervisor"))
                .contentType(ContentType.JSON)
                .body(Map.of("address", person, "reason", "asked by letter"))
                .post("/erasures");
        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.jsonPath().getString("id")).isEqualTo(stuck.toString());
        assertThat(answer.jsonPath().getString("state")).isEqualTo("done");
        assertThat(get("operator", "/journal/entries?eventId=" + Erasures.commandId(stuck, 2))
                        .getList("items"))
                .hasSize(1);
    }

    @Test
    @Tag("Y13")
    void saysWhyALaterRoundOfOurOwnPartGaveUp() throws Exception {
        // Given
        var erasure = begin(customer(), false, "bridge");
        awaitKept(erasure);
        execute("update erasure set found = 1 where id = '" + erasure + "'");
        // When
        transactions.run(() -> erasures.stuck(erasure, "a defect", new Cause(null, TraceContext.start())));
        // Then
        assertThat(receipt(erasure).getString("trouble")).isEqualTo("a defect");
        assertThat(receipt(erasure).getString("state")).isEqualTo("pending");
        // When
        transactions.run(() -> rounds.again(erasure, Set.of(), 0, new Cause(null, TraceContext.start())));
        // Then
        assertThat(receipt(erasure).getString("trouble")).isNull();
    }

    @BeforeEach
    void listenToCommands() {
        commands = new Updates(
                infrastructure.bootstrapServers(), List.of(Topics.commands("proxy"), Topics.commands("bridge")));
    }

    @AfterEach
    void leaveCommands() {
        commands.close();
    }

    private void askAgain() {
        transactions.run(again::askDue);
    }

    private void awaitKept(UUID erasure) {
        await().atMost(PATIENCE)
                .until(() -> transactions.call(() -> subjects.find(erasure)).isPresent());
    }

    private void note(UUID erasure, String service, @Nullable String stuck, long left) {
        var part = new Part(service, Instant.now(), stuck, Map.of(), left);
        var told = new Told(part, 1, Set.of());
        transactions.run(() -> rounds.note(erasure, told, new Cause(null, TraceContext.start())));
    }

    private List<String> addressesAsked(UUID erasure, String service, int attempt) throws Exception {
        var first = ErasureRequested.eventId(erasure, service);
        var id = attempt == 1 ? first : first + "-" + attempt;
        var asked = until(() -> commands.read().stream()
                .filter(found -> found.event().id().equals(id))
                .findFirst());
        return json.treeToValue(asked.json(), ErasureRequested.class).addresses();
    }

    private Map<String, Integer> attempts(UUID erasure) throws SQLException {
        var attempts = new TreeMap<String, Integer>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select service, attempts from erasure_part where erasure_id = '" + erasure + "'")) {
            while (row.next()) {
                attempts.put(row.getString(1), row.getInt(2));
            }
        }
        return attempts;
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
