package dev.trunkline.contracts.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A CloudEvents 1.0 event in Kafka binary mode: attributes are {@code ce_*} headers, the data is the record's value,
 * byte for byte. Source: CloudEvents Kafka Protocol Binding 1.0, section 3.2.
 *
 * @param id the deduplication key
 * @param source where it comes from, a URI reference
 * @param type what it is; never changed once published
 * @param time when it happened or was received
 * @param dataContentType media type of the data as received; null where there was none
 * @param extensions extension attributes: lower-case letters and digits, see {@link Extension}
 * @param data the body exactly as received
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes are passed through, never compared.
public record CloudEvent(
        String id,
        String source,
        String type,
        Instant time,
        @Nullable String dataContentType,
        Map<String, String> extensions,
        byte[] data) {

    private static final String PREFIX = "ce_";
    private static final String CONTENT_TYPE = "content-type";

    public CloudEvent {
        requireText("id", id);
        requireText("source", source);
        requireText("type", type);
        extensions = Map.copyOf(extensions);
    }

    /** Names of our extension attributes. */
    public static final class Extension {
        /** SID of the account that the request names. */
        public static final String ACCOUNT = "twilioaccount";
        /** The public URL that the signature was verified for, query included. */
        public static final String WEBHOOK_URL = "webhookurl";
        /** The {@code X-Twilio-Signature} header as received. */
        public static final String SIGNATURE = "twiliosignature";
        /** The {@code I-Twilio-Idempotency-Token} header; evidence only, it is not signed. */
        public static final String IDEMPOTENCY_TOKEN = "twilioidempotencytoken";
        /** W3C trace context, see {@link TraceContext}. */
        public static final String TRACE_PARENT = "traceparent";
        /** Id of the event that caused this one. */
        public static final String CAUSE = "causedby";
        /** Why a request was quarantined or an entry parked. */
        public static final String REASON = "reason";

        private Extension() {}
    }

    public Optional<String> extension(String name) {
        return Optional.ofNullable(extensions.get(name));
    }

    /** The trace this event belongs to; a new one where it names none. */
    public TraceContext trace() {
        return extension(Extension.TRACE_PARENT).flatMap(TraceContext::parse).orElseGet(TraceContext::start);
    }

    public ProducerRecord<String, byte[]> toRecord(String topic, @Nullable String key) {
        var kafkaRecord = new ProducerRecord<String, byte[]>(topic, key, data);
        var headers = kafkaRecord.headers();
        headers.add(PREFIX + "specversion", bytes("1.0"));
        headers.add(PREFIX + "id", bytes(id));
        headers.add(PREFIX + "source", bytes(source));
        headers.add(PREFIX + "type", bytes(type));
        headers.add(
                PREFIX + "time", bytes(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atOffset(ZoneOffset.UTC))));
        extensions.forEach((name, value) -> headers.add(PREFIX + name, bytes(value)));
        if (dataContentType != null) {
            headers.add(CONTENT_TYPE, bytes(dataContentType));
        }
        return kafkaRecord;
    }

    /**
     * Reads a record back.
     *
     * @throws IllegalArgumentException where a required attribute is missing or malformed; the message names topic,
     *     partition, offset and attribute
     */
    public static CloudEvent fromRecord(ConsumerRecord<String, byte[]> kafkaRecord) {
        var attributes = new TreeMap<String, String>();
        String contentType = null;
        for (Header header : kafkaRecord.headers()) {
            var value = header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
            if (header.key().startsWith(PREFIX)) {
                attributes.put(header.key().substring(PREFIX.length()), value);
            } else if (header.key().equalsIgnoreCase(CONTENT_TYPE)) {
                contentType = value;
            }
        }
        try {
            var id = requireText("id", attributes.remove("id"));
            var source = requireText("source", attributes.remove("source"));
            var type = requireText("type", attributes.remove("type"));
            var time = OffsetDateTime.parse(requireText("time", attributes.remove("time")))
                    .toInstant();
            attributes.remove("specversion");
            var data = kafkaRecord.value() == null ? new byte[0] : kafkaRecord.value();
            return new CloudEvent(id, source, type, time, contentType, attributes, data);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "not a CloudEvent: topic=" + kafkaRecord.topic() + " partition=" + kafkaRecord.partition()
                            + " offset=" + kafkaRecord.offset() + ": " + e.getMessage(),
                    e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String requireText(String attribute, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(attribute + ": blank (expected: some text)");
        }
        return value;
    }
}
