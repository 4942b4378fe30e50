package dev.trunkline.journal.testing;

import dev.trunkline.embedded.EmbeddedKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** One real Kafka for all tests of this JVM. */
public final class KafkaBroker {

    private static final Duration POLL = Duration.ofMillis(100);

    private KafkaBroker() {}

    public static void createTopic(String name, int partitions) {
        try (var admin = Admin.create(settings(Map.of()))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("topic " + name + " could not be created", e);
        }
    }

    /** Returns when Kafka has them. */
    public static void send(List<ProducerRecord<String, byte[]>> records) {
        try (var producer =
                new KafkaProducer<>(settings(Map.of()), new StringSerializer(), new ByteArraySerializer())) {
            var sent = new ArrayList<Future<RecordMetadata>>();
            records.forEach(one -> sent.add(producer.send(one)));
            for (var one : sent) {
                one.get(30, TimeUnit.SECONDS);
            }
        } catch (Exception e) {
            throw new IllegalStateException("records could not be sent", e);
        }
    }

    /** A consumer of a group that never commits by itself. */
    public static KafkaConsumer<String, byte[]> consumer(String group, int batch) {
        return new KafkaConsumer<>(
                settings(Map.of(
                        "group.id",
                        group,
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "max.poll.records",
                        batch)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Hands over all there is of a topic, and commits it for the group, as an intake does. */
    public static void takeIn(String group, String topic, Consumer<List<ConsumerRecord<String, byte[]>>> intake) {
        try (var consumer = consumer(group, 500)) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                var records = new ArrayList<ConsumerRecord<String, byte[]>>();
                consumer.poll(POLL).forEach(records::add);
                intake.accept(records);
            }
            var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
            ends.forEach((partition, end) -> offsets.put(partition, new OffsetAndMetadata(end)));
            consumer.commitSync(offsets);
        }
    }

    private static Map<String, Object> settings(Map<String, Object> more) {
        var settings = new HashMap<>(more);
        settings.put("bootstrap.servers", Server.KAFKA.bootstrapServers());
        return settings;
    }

    /** Started by the first test that needs it; ends with this JVM. */
    private static final class Server {
        static final EmbeddedKafka KAFKA = EmbeddedKafka.temporary();
    }
}
