package dev.trunkline.contracts.webhook;

import dev.trunkline.contracts.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The webhook topics as a test sees them: publishes as ingress does, and looks how far a consumer group has come. */
public record SampleTopics(String bootstrapServers) {

    /** Publishes all, so many times over; returns once Kafka has them. */
    public void publish(List<Identified> webhooks, int times) {
        try (var producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer())) {
            var sent = IntStream.range(0, times)
                    .boxed()
                    .flatMap(time -> webhooks.stream())
                    .map(one -> producer.send(one.toRecord()))
                    .toList();
            for (var acknowledgement : sent) {
                acknowledgement.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while publishing sample webhooks", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("sample webhooks not published: " + e.getMessage(), e);
        }
    }

    /** How many records of the families' topics a group has not committed yet. */
    public long lag(String group, Set<WebhookFamily> families) {
        var topics = families.stream().map(Topics::webhooks).toList();
        try (var admin = Admin.create(settings())) {
            var latest = admin.describeTopics(topics).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            var ends = admin.listOffsets(latest).all().get();
            var committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return ends.entrySet().stream()
                    .mapToLong(end -> end.getValue().offset() - offset(committed.get(end.getKey())))
                    .sum();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for the offsets of group " + group, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("no offsets of group " + group + ": " + e.getMessage(), e);
        }
    }

    private static long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    private Map<String, Object> settings() {
        return Map.of("bootstrap.servers", bootstrapServers);
    }
}
