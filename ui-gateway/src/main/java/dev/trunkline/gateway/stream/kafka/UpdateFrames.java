package dev.trunkline.gateway.stream.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.update.UpdateArea;
import dev.trunkline.gateway.stream.EventStream;
import dev.trunkline.gateway.stream.Frame;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Makes records of the updates topics into events for browsers: the record's JSON with the field {@code traceId} added, on one
 * line. A record that is no update is passed over, and so is one that repeats an update. Used by one reader, in Kafka's order.
 */
final class UpdateFrames {

    private static final Logger LOG = Logger.getLogger(UpdateFrames.class);
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9._-]{1,200}");

    private final ObjectMapper json;
    private final RecentEvents recent = new RecentEvents();

    UpdateFrames(ObjectMapper json) {
        this.json = json;
    }

    /** What became of a record. */
    sealed interface Read {
        record Update(Frame frame) implements Read {}

        record Repeat() implements Read {}

        record Malformed() implements Read {}
    }

    /** The records of this partition are not the ones that were. */
    void forget(TopicPartition partition) {
        recent.forget(partition);
    }

    Read read(UpdateArea area, ConsumerRecord<String, byte[]> update) {
        try {
            var event = CloudEvent.fromRecord(update);
            if (!TYPE.matcher(event.type()).matches()) {
                throw new IllegalArgumentException("type: not of letters, digits, dots and hyphens");
            }
            if (!(json.readTree(event.data()) instanceof ObjectNode data)) {
                throw new IllegalArgumentException("data: no JSON object");
            }
            var partition = new TopicPartition(update.topic(), update.partition());
            if (recent.isRepeat(partition, event.id(), update.offset())) {
                LOG.debugf(
                        "update repeated, passed over: topic=%s partition=%d offset=%d eventId=%s",
                        update.topic(), update.partition(), update.offset(), event.id());
                return new Read.Repeat();
            }
            data.put("traceId", event.trace().traceId());
            var body = EventStream.body(event.type(), json.writeValueAsBytes(data));
            return new Read.Update(new Frame(area, update.partition(), update.offset(), body));
        } catch (IOException | IllegalArgumentException e) {
            // The parser's message would quote the record, which may hold a customer's words.
            LOG.warnf(
                    "not an update, passed over: topic=%s partition=%d offset=%d reason=%s",
                    update.topic(),
                    update.partition(),
                    update.offset(),
                    e instanceof IOException ? "data is not JSON" : e.getMessage());
            return new Read.Malformed();
        }
    }
}
