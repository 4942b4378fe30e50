package dev.trunkline.acceptance.failures;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.webhook.WebhookFamily;
import dev.trunkline.simulator.handset.HandsetMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Accounts for every id once the load has ended and nothing is under way any more. */
final class Checker {

    private static final Set<String> FINAL = Set.of("done", "parked", "skipped");

    private final FailureStack stack;
    private final Load load;
    private final Agent agent;
    private final Memory memory;
    private final LiveClient live;
    private final Database database;
    private final Map<String, Integer> counts = new HashMap<>();
    private Set<String> loaded = Set.of();

    Checker(FailureStack stack, Load load, Memory memory, LiveClient live, Database database) {
        this.stack = stack;
        this.load = load;
        this.agent = new Agent(stack);
        this.memory = memory;
        this.live = live;
        this.database = database;
    }

    /** Writes each violation into the memory. @param since when the load began */
    void check(Instant since) {
        loaded = live.loaded();
        var entries = database.entries();
        checkJournal(entries);
        checkKafka(entries);
        checkLedger(Agent.operator(stack)
                .ledger(since.minusSeconds(60), Instant.now().plusSeconds(1)));
        for (var customer : load.customers()) {
            checkInbox(customer, agent.inbox(customer.conversationId()));
            checkHandset(customer);
        }
    }

    /** What was looked at, and how often. */
    Map<String, Integer> counts() {
        return counts;
    }

    /** Lost: acknowledged, and neither applied nor parked. */
    private void checkJournal(Map<String, String> entries) {
        memory.acknowledged().forEach((id, at) -> {
            count("acknowledged webhooks in the journal");
            var state = entries.get(id);
            if (state == null) {
                memory.violation("lost: acknowledged, and not in the journal", id, at);
            } else if (!FINAL.contains(state)) {
                memory.violation("not finished: its entry is " + state, id, at);
            } else if (memory.poisoned().contains(id) != state.equals("parked")) {
                memory.violation("its entry is " + state, id, at);
            }
        });
    }

    /** Every webhook that is on Kafka is in the journal, and every acknowledged one is on Kafka. */
    private void checkKafka(Map<String, String> entries) {
        var published = eventIds(Topics.webhooks(WebhookFamily.MESSAGING));
        published.forEach(id -> {
            count("webhooks on Kafka in the journal");
            if (!entries.containsKey(id)) {
                memory.violation("on Kafka, and not in the journal", id, Instant.EPOCH);
            }
        });
        memory.acknowledged().forEach((id, at) -> {
            count("acknowledged webhooks on Kafka");
            if (!published.contains(id)) {
                memory.violation("lost: acknowledged, and not on Kafka", id, at);
            }
        });
    }

    /** The product's own account comes to the same. */
    private void checkLedger(JsonNode ledger) {
        counts.put("webhooks in the ledger", ledger.path("received").asInt());
        ledger.path("differences")
                .forEach(difference -> memory.violation(
                        "the ledger misses it", difference.path("eventId").asText(), Instant.EPOCH));
        var sum = ledger.path("applied").asLong() + ledger.path("parked").asLong();
        if (ledger.path("missing").asLong() != 0 || ledger.path("received").asLong() != sum) {
            memory.violation("the ledger is not balanced", ledger.toString(), Instant.EPOCH);
        }
        if (ledger.path("received").asLong() < memory.acknowledged().size()) {
            memory.violation("the ledger knows of less than was acknowledged", ledger.toString(), Instant.EPOCH);
        }
    }

    private void checkInbox(Customer customer, List<JsonNode> messages) {
        var places = new HashMap<String, Integer>();
        var bodies = new HashSet<String>();
        for (var message : messages) {
            count("messages in the inbox");
            var sid = message.path("sid").asText("");
            var id = message.path("id").asText();
            if (!sid.isEmpty() && places.putIfAbsent(sid, places.size()) != null) {
                memory.violation(
                        "twice in the inbox",
                        sid,
                        Instant.parse(message.path("createdAt").asText()));
            }
            if (!bodies.add(message.path("body").asText())) {
                memory.violation(
                        "the same text twice in the inbox",
                        id,
                        Instant.parse(message.path("createdAt").asText()));
            }
            if (memory.forged().contains(sid)) {
                memory.violation(
                        "forged, and in the inbox",
                        sid,
                        Instant.parse(message.path("createdAt").asText()));
            }
            if (!live.added().contains(id) && !loaded.contains(id)) {
                memory.violation(
                        "in the inbox, and neither shown by the live stream nor loaded after its reset",
                        id,
                        Instant.parse(message.path("createdAt").asText()));
            }
        }
        var last = -1;
        for (var received : customer.received()) {
            count("acknowledged messages in the inbox");
            var place = places.get(received.sid());
            if (place == null) {
                memory.violation("lost: acknowledged, and not in the inbox", received.sid(), received.at());
                continue;
            }
            if (place < last) {
                memory.violation("before one that was acknowledged earlier", received.sid(), received.at());
            }
            last = Math.max(last, place);
        }
        customer.withheld().forEach((sid, at) -> {
            count("withheld webhooks found by reconciliation");
            if (!places.containsKey(sid)) {
                memory.violation("withheld, and not found by reconciliation", sid, at);
            }
        });
        checkSent(customer, messages);
    }

    private void checkSent(Customer customer, List<JsonNode> messages) {
        var byId = messages.stream()
                .collect(Collectors.toMap(message -> message.path("id").asText(), message -> message, (a, b) -> a));
        for (var sent : customer.sent()) {
            count("answers of agents in the inbox");
            var message = byId.get(sent.messageId());
            if (message == null) {
                memory.violation("lost: an answer that was taken is not in the inbox", sent.messageId(), sent.at());
                continue;
            }
            var expected = customer.delivered().contains(sent.messageId()) ? "delivered" : "queued";
            if (!message.path("status").asText().equals(expected)) {
                memory.violation(
                        "its status is " + message.path("status").asText() + " (expected: " + expected + ")",
                        sent.messageId(),
                        sent.at());
            }
        }
    }

    /** Each answer reached the customer once, in the order in which they were given. */
    private void checkHandset(Customer customer) {
        var arrived = stack.twilio().handset().messages(customer.address()).stream()
                .filter(message -> !message.mine())
                .map(HandsetMessage::body)
                .toList();
        var times = arrived.stream().collect(Collectors.groupingBy(body -> body, Collectors.counting()));
        var last = -1;
        for (var sent : customer.sent()) {
            count("answers on the handset");
            var found = Objects.requireNonNullElse(times.get(sent.body()), 0L);
            if (found != 1) {
                memory.violation(found + " times on the handset", sent.messageId(), sent.at());
            }
            var place = arrived.indexOf(sent.body());
            if (place >= 0 && place < last) {
                memory.violation("on the handset before an earlier one", sent.messageId(), sent.at());
            }
            last = Math.max(last, place);
        }
    }

    private Set<String> eventIds(String topic) {
        var ids = new HashSet<String>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                stack.bootstrapServers(),
                "group.id",
                UUID.randomUUID().toString());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    ids.add(new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8));
                }
            }
        }
        return ids;
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }
}
