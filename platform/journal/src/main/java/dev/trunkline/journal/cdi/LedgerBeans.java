package dev.trunkline.journal.cdi;

import dev.trunkline.journal.jdbc.Transactions;
import dev.trunkline.journal.kafka.KafkaLedgerCheck;
import dev.trunkline.journal.kafka.KafkaTopicReplay;
import dev.trunkline.journal.kafka.LaneRules;
import dev.trunkline.journal.kafka.TopicRetention;
import dev.trunkline.journal.kafka.WebhookTopics;
import dev.trunkline.journal.operations.LedgerCheck;
import dev.trunkline.journal.operations.TopicReplay;
import dev.trunkline.journal.query.EntryStates;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts together what reads the webhook topics once more. */
@Dependent
class LedgerBeans {

    private static final int BATCH = 500;
    private static final int TIMEOUT_MILLIS = 10_000;

    @Produces
    @Singleton
    WebhookTopics topics(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "mp.messaging.incoming.webhooks.topics") Optional<List<String>> names,
            @ConfigProperty(name = "mp.messaging.incoming.webhooks.group.id") Optional<String> group,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group.orElse(application));
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, application + "-ledger");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // What retention deletes in the meantime is passed over.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        return new WebhookTopics(
                names.orElse(List.of()),
                () -> new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()));
    }

    @Produces
    @Singleton
    TopicRetention retention(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return new TopicRetention(kafka);
    }

    @Produces
    @Singleton
    LedgerCheck ledger(JournalConfig config, WebhookTopics topics, LaneRules rules, Transactions transactions) {
        return new KafkaLedgerCheck(config.service(), topics, rules, new EntryStates(transactions));
    }

    @Produces
    @Singleton
    TopicReplay topicReplay(WebhookTopics topics, LaneRules rules, Transactions transactions) {
        return new KafkaTopicReplay(topics, rules, new EntryStates(transactions));
    }
}
