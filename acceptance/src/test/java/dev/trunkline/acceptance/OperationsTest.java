package dev.trunkline.acceptance;

import dev.trunkline.acceptance.RunningSandbox.Result;
import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import io.restassured.path.json.JsonPath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What an operator does on the command line, through the gateway, in the services' journals. */
@ExtendWith(RunningSandbox.class)
class OperationsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String INBOX = MessagingJournal.TOPIC;

    @Test
    @Tag("A09")
    void aPoisonedEventIsParkedWhileOthersFlowAndAppliedOnceInItsPlaceWhenMended(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        var lane = sandbox.value("SMS_NUMBER") + ";" + customer;
        var poison = "poison-" + UUID.randomUUID();
        MessagingJournal.send(
                sandbox, inbound(sandbox, poison, "Body=what+was+this").toRecord(INBOX, lane));
        var entry = await().atMost(PATIENCE)
                .until(
                        () -> MessagingJournal.entries(sandbox, "state=parked&eventId=" + poison),
                        found -> !found.isEmpty())
                .getFirst();
        var listed = run(sandbox, 0, "journal", "entries", "messaging", "--event", poison, "--json");
        assertThat(new JsonPath(listed.output()).getLong("items[0].id")).isEqualTo(entry);
        // When
        Customers.write(sandbox, customer, "second");
        var other = Customers.newNumber();
        Customers.write(sandbox, other, "from another conversation");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(texts(sandbox, other)).containsExactly("from another conversation"));
        // Then
        assertThat(conversation(sandbox, customer)).as("its lane waits").isEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(eventsOn(sandbox, Topics.parked("messaging")))
                        .contains(poison));
        var shown = run(sandbox, 0, "journal", "show", "messaging", String.valueOf(entry));
        assertThat(shown.output()).contains(poison, lane, "parked", "reason", "attempt 1", "Body=what+was+this");
        assertThat(run(sandbox, 0, "journal", "lane", "messaging", lane).output())
                .contains("state        parked");
        // When
        var mended = "MessageSid=SM" + hex() + "&AccountSid=" + sandbox.value("FLEX_ACCOUNT_SID") + "&From="
                + encode(customer) + "&To=" + encode(sandbox.value("SMS_NUMBER")) + "&Body=first&NumMedia=0";
        var edited = run(
                sandbox,
                0,
                "journal",
                "edit",
                "messaging",
                String.valueOf(entry),
                "--data",
                mended,
                "--why",
                "the sender was cut off");
        // Then
        assertThat(edited.output()).contains("entry " + entry);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(texts(sandbox, customer)).containsExactly("first", "second"));
        assertThat(run(sandbox, 0, "journal", "audit", "messaging").output())
                .containsPattern("operator +edit +" + entry + " .*the sender was cut off");
    }

    @Test
    void aRecordThatIsNoEventIsParkedAndCanBeSkipped(Sandbox sandbox) {
        // Given
        var text = "no event " + UUID.randomUUID();
        var entry = String.valueOf(MessagingJournal.park(sandbox, text));
        // When
        var withoutReason = run(sandbox, 2, "journal", "skip", "messaging", entry);
        var skipped = run(sandbox, 0, "journal", "skip", "messaging", entry, "--why", "nobody knows what it was");
        var again = run(sandbox, 1, "journal", "skip", "messaging", entry, "--why", "twice");
        // Then
        assertThat(withoutReason.output()).contains("--why");
        assertThat(skipped.output()).contains("entry " + entry, "is now skipped");
        assertThat(again.output()).contains("Not possible in this state");
        assertThat(entries(sandbox, "--state", "skipped")).contains(entry);
        assertThat(run(sandbox, 0, "journal", "audit", "messaging").output())
                .containsPattern("operator +skip +" + entry + " .*nobody knows what it was");
    }

    @Test
    @Tag("Y04")
    void aReplayIsPreviewedRunsShowsItsProgressAndRepeatsNoEffect(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        var lane = sandbox.value("SMS_NUMBER") + ";" + customer;
        Customers.write(sandbox, customer, "hello");
        await().atMost(PATIENCE).until(() -> conversation(sandbox, customer), id -> !id.isEmpty());
        given().auth()
                .oauth2(sandbox.token("agent"))
                .contentType("application/json")
                .body(Map.of("body", "only once, please"))
                .post(sandbox.value("GATEWAY_URL") + "/api/conversations/" + conversation(sandbox, customer)
                        + "/messages");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(statusOfTheLast(sandbox, customer)).isEqualTo("delivered"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(MessagingJournal.entries(sandbox, "state=waiting&lane=" + encode(lane)))
                        .isEmpty());
        var before = entries(sandbox, "--lane", lane).size();
        // When
        var declined = sandbox.run("n\n", "journal", "replay", "messaging", "--lane", lane, "--why", "not yet");
        var between = entries(sandbox, "--lane", lane).size();
        var replayed = sandbox.run("y\n", "journal", "replay", "messaging", "--lane", lane, "--why", "a rehearsal");
        // Then
        assertThat(declined.output()).contains(before + " entries in 1 lanes", "nothing was done");
        assertThat(declined.status()).isEqualTo(1);
        assertThat(between).isEqualTo(before);
        assertThat(replayed.output())
                .contains(
                        before + " entries in 1 lanes",
                        "step create-message: 1 stand, not repeated",
                        "Replay " + before + " in messaging?",
                        "enqueued " + before + " of " + before + ", " + before + " done, 0 parked");
        assertThat(replayed.status()).isZero();
        assertThat(entries(sandbox, "--lane", lane)).hasSize(2 * before);
        assertThat(texts(sandbox, customer)).containsExactly("hello", "only once, please");
        assertThat(handsetTexts(sandbox, customer)).containsOnlyOnce("only once, please");
        assertThat(run(sandbox, 0, "journal", "audit", "messaging").output())
                .containsPattern("operator +replay .*a rehearsal");
        assertThat(run(sandbox, 0, "journal", "replays", "messaging").output()).contains("a rehearsal");
    }

    @Test
    @Tag("Y14")
    void theLedgerIsBalancedAndNamesAnIdThatIsNowhere(Sandbox sandbox) throws Exception {
        // Given
        var customer = Customers.newNumber();
        var known = "known-" + UUID.randomUUID();
        Customers.write(sandbox, customer, "count me");
        MessagingJournal.send(
                sandbox,
                inbound(
                                sandbox,
                                known,
                                "MessageSid=SM" + hex() + "&From=" + encode(customer) + "&To="
                                        + encode(sandbox.value("SMS_NUMBER")) + "&Body=me+too&NumMedia=0")
                        .toRecord(INBOX, sandbox.value("SMS_NUMBER") + ";" + customer));
        await().atMost(PATIENCE)
                .until(
                        () -> MessagingJournal.entries(sandbox, "state=done&eventId=" + known),
                        found -> !found.isEmpty());
        var file = Files.createTempFile("ids-", ".txt");
        Files.writeString(file, known + "\nnever-seen\n");
        // When
        var balanced = run(sandbox, 0, "ledger", "--from", "1h");
        var lost = run(sandbox, 1, "ledger", "--from", "1h", "--ids", file.toString());
        // Then
        assertThat(balanced.output())
                .contains("messaging", "proxy", "bridge", "taskrouter")
                .endsWith("balanced\n");
        assertThat(lost.output()).contains("never-seen is nowhere", "2 ids asked for, 1 nowhere");
        assertThat(lost.output()).doesNotContain(known + " ");
        Files.delete(file);
    }

    @Test
    void onlyOperatorsOperate(Sandbox sandbox) {
        var refused = run(
                sandbox,
                1,
                "journal",
                "summary",
                "--gateway",
                sandbox.value("GATEWAY_URL"),
                "--token",
                sandbox.token("agent"));
        assertThat(refused.output()).contains("Not allowed", "(403)");
        assertThat(run(sandbox, 0, "journal", "summary").output())
                .contains("messaging", "proxy", "bridge", "taskrouter");
    }

    private static Result run(Sandbox sandbox, int status, String... arguments) {
        var result = sandbox.run("", arguments);
        assertThat(result.status()).as(result.output()).isEqualTo(status);
        return result;
    }

    /** Ids that {@code journal entries messaging} prints, newest first. */
    private static List<String> entries(Sandbox sandbox, String... filter) {
        var arguments = new ArrayList<>(List.of("journal", "entries", "messaging", "--limit", "200"));
        arguments.addAll(List.of(filter));
        return run(sandbox, 0, arguments.toArray(String[]::new))
                .output()
                .lines()
                .map(line -> line.split(" ", 2)[0])
                .filter(word -> word.matches("[0-9]+"))
                .toList();
    }

    private static CloudEvent inbound(Sandbox sandbox, String id, String form) {
        var account = sandbox.value("FLEX_ACCOUNT_SID");
        return new CloudEvent(
                id,
                "/accounts/" + account + "/messaging",
                "twilio.messaging.inbound",
                Instant.now(),
                "application/x-www-form-urlencoded",
                Map.of(CloudEvent.Extension.ACCOUNT, account),
                (form + "&AccountSid=" + account).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> eventsOn(Sandbox sandbox, String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", sandbox.value("KAFKA_BOOTSTRAP")),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var ids = new ArrayList<String>();
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(one -> ids.add(CloudEvent.fromRecord(one).id()));
            }
            return ids;
        }
    }

    private static String hex() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> handsetTexts(Sandbox sandbox, String customer) {
        return given().queryParam("customer", customer)
                .get(sandbox.value("SIMULATOR_URL") + "/control/handset/messages")
                .jsonPath()
                .getList("messages.body");
    }

    private static String conversation(Sandbox sandbox, String customer) {
        var id = given().auth()
                .oauth2(sandbox.token("agent"))
                .get(sandbox.value("GATEWAY_URL") + "/api/conversations?limit=100")
                .jsonPath()
                .getString("items.find { it.theirAddress == '" + customer + "' }.id");
        return id == null ? "" : id;
    }

    private static String statusOfTheLast(Sandbox sandbox, String customer) {
        return given().auth()
                .oauth2(sandbox.token("agent"))
                .get(sandbox.value("GATEWAY_URL") + "/api/conversations/" + conversation(sandbox, customer)
                        + "/messages")
                .jsonPath()
                .getString("items[-1].status");
    }

    private static List<String> texts(Sandbox sandbox, String customer) {
        var id = conversation(sandbox, customer);
        return id.isEmpty()
                ? List.of()
                : given().auth()
                        .oauth2(sandbox.token("agent"))
                        .get(sandbox.value("GATEWAY_URL") + "/api/conversations/" + id + "/messages")
                        .jsonPath()
                        .getList("items.body");
    }
}
