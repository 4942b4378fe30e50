package dev.trunkline.contracts.event;

import dev.trunkline.contracts.event.CloudEvent.Extension;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CloudEventTest {

    private static final Instant TIME = Instant.parse("2026-11-21T14:05:10.123456789Z");
    private static final byte[] DATA = {0, -1, '&', '='};

    @Test
    void survivesTheWayThroughKafka() {
        // Given
        var event = new CloudEvent(
                "id-1",
                "/accounts/AC1/chat",
                "twilio.chat.onMessageSent",
                TIME,
                "text/plain; charset=utf-8",
                Map.of(Extension.ACCOUNT, "AC1", Extension.WEBHOOK_URL, "https://hooks.example.test/ü?a=b"),
                DATA);
        // When
        var back = CloudEvent.fromRecord(received(event.toRecord("topic", "CH1")));
        // Then
        assertThat(back).usingRecursiveComparison().isEqualTo(event);
    }

    @Property(tries = 200)
    void survivesWithAnyTextAndBytes(
            @ForAll @NotBlank String id,
            @ForAll @NotBlank String source,
            @ForAll byte[] data,
            @ForAll @AlphaChars @StringLength(max = 20) String value) {
        // Given
        var event = new CloudEvent(utf8(id), utf8(source), "type", TIME, null, Map.of("ext", value), data);
        // When
        var back = CloudEvent.fromRecord(received(event.toRecord("topic", null)));
        // Then
        assertThat(back).usingRecursiveComparison().isEqualTo(event);
    }

    @Test
    void writesTheHeadersOfTheBinding() {
        // When
        var headers = new HashMap<String, String>();
        var event = new CloudEvent(
                "id-1",
                "/source",
                "type",
                Instant.parse("2026-11-21T14:05:10Z"),
                "application/json",
                Map.of("causedby", "id-0"),
                DATA);
        event.toRecord("topic", "key")
                .headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        // Then
        assertThat(headers)
                .isEqualTo(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "id-1",
                        "ce_source", "/source",
                        "ce_type", "type",
                        "ce_time", "2026-11-21T14:05:10Z",
                        "ce_causedby", "id-0",
                        "content-type", "application/json"));
    }

    @Test
    void readsATombstoneAsEmptyData() {
        // Given
        var kafkaRecord = new CloudEvent("id-1", "/s", "t", TIME, null, Map.of(), DATA).toRecord("topic", "key");
        var tombstone = new ProducerRecord<String, byte[]>("topic", null, "key", null, kafkaRecord.headers());
        // When
        var event = CloudEvent.fromRecord(received(tombstone));
        // Then
        assertThat(event.data()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ce_id,id", "ce_source,source", "ce_type,type", "ce_time,time"})
    void saysWhichAttributeARecordLacks(String header, String attribute) {
        // Given
        var kafkaRecord = new CloudEvent("id-1", "/s", "t", TIME, null, Map.of(), DATA).toRecord("topic", "key");
        // When
        kafkaRecord.headers().remove(header);
        // Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloudEvent.fromRecord(received(kafkaRecord)))
                .withMessageContaining("topic=topic partition=3 offset=42: " + attribute + ": blank");
    }

    @Test
    void saysWhatIsWrongWithATime() {
        // Given
        var kafkaRecord = new CloudEvent("id-1", "/s", "t", TIME, null, Map.of(), DATA).toRecord("topic", "key");
        kafkaRecord.headers().remove("ce_time").add("ce_time", "yesterday".getBytes(StandardCharsets.UTF_8));
        // Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloudEvent.fromRecord(received(kafkaRecord)))
                .withMessageContaining("yesterday");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void refusesABlankId(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CloudEvent(id, "/s", "t", TIME, null, Map.of(), DATA))
                .withMessageStartingWith("id: blank");
    }

    @Test
    @Tag("G03")
    void carriesItsTrace() {
        // Given
        var trace = TraceContext.start();
        var event = new CloudEvent(
                "id-1", "/s", "t", TIME, null, Map.of(Extension.TRACE_PARENT, trace.traceparent()), DATA);
        // When
        var back = CloudEvent.fromRecord(received(event.toRecord("topic", "key")));
        // Then
        assertThat(back.trace()).isEqualTo(trace);
    }

    @Test
    void startsATraceWhereItCarriesNone() {
        assertThat(new CloudEvent("id-1", "/s", "t", TIME, null, Map.of(Extension.TRACE_PARENT, "broken"), DATA)
                        .trace())
                .isNotNull();
    }

    private static String utf8(String text) {
        var encodable = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return encodable.isBlank() ? "x" : encodable;
    }

    private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
        var value = sent.value();
        return new ConsumerRecord<>(
                sent.topic(),
                3,
                42L,
                0L,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                value,
                new RecordHeaders(sent.headers()),
                Optional.empty());
    }
}
