package dev.trunkline.journal.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** How long Kafka keeps what is in a topic, by the topic's own settings. */
public final class TopicRetention {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final Map<String, Object> settings;

    /** @param kafka the application's {@code kafka.*} settings: addresses, security */
    public TopicRetention(Map<String, Object> kafka) {
        var merged = new HashMap<>(kafka);
        merged.put(AdminClientConfig.CLIENT_ID_CONFIG, "topic-retention");
        merged.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        merged.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        this.settings = Map.copyOf(merged);
    }

    /**
     * After which time a record is gone at the latest: Kafka deletes whole segments, so a record's may stay open for as long
     * as one is written to. Topics that do not exist, that keep their records for ever, or whose settings this service may
     * not read are left out. Blocks for ten seconds at most.
     *
     * @throws IOException where Kafka does not answer
     */
    public Map<String, Duration> of(Collection<String> topics) throws IOException, InterruptedException {
        var limits = new HashMap<String, Duration>();
        try (var admin = Admin.create(settings)) {
            var asked = admin.describeConfigs(topics.stream()
                            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                            .toList())
                    .values();
            for (var answer : asked.entrySet()) {
                try {
                    limit(answer.getValue().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS))
                            .ifPresent(limit -> limits.put(answer.getKey().name(), limit));
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof RetriableException
                            && !(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                        throw new IOException("Kafka did not tell how long topics are kept, try again", e);
                    }
                } catch (TimeoutException e) {
                    throw new IOException("Kafka did not tell how long topics are kept, try again", e);
                }
            }
        }
        return limits;
    }

    private static Optional<Duration> limit(Config config) {
        var retention = millis(config, TopicConfig.RETENTION_MS_CONFIG);
        return retention < 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(retention).plusMillis(millis(config, TopicConfig.SEGMENT_MS_CONFIG)));
    }

    private static long millis(Config config, String name) {
        return Long.parseLong(config.get(name).value());
    }
}
