package dev.trunkline.embedded;

import dev.trunkline.contracts.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Creates the product's topics, as the chart does in production. */
public final class KafkaTopics {

    private static final int PARTITIONS = 6;
    private static final long TIMEOUT_SECONDS = 30;

    /** Commands name persons that are to be erased: kept as long as a service may be away, in segments that end soon. */
    private static final Map<String, String> SHORT_LIVED =
            Map.of("retention.ms", millis(Duration.ofDays(3)), "segment.ms", millis(Duration.ofHours(1)));

    private static final List<String> COMMANDS =
            Topics.SERVICES.stream().map(Topics::commands).toList();

    private KafkaTopics() {}

    /** Creates those of {@link Topics#all()} that are missing. */
    public static void create(String bootstrapServers) {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            var present = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            var missing = Topics.all().stream()
                    .filter(name -> !present.contains(name))
                    .map(name -> new NewTopic(name, PARTITIONS, (short) 1)
                            .configs(COMMANDS.contains(name) ? SHORT_LIVED : Map.of()))
                    .toList();
            admin.createTopics(missing).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics at " + bootstrapServers, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "could not create topics at " + bootstrapServers + ": " + e.getMessage(), e);
        }
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
