package dev.trunkline.gateway.stream.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.update.UpdateArea;
import dev.trunkline.gateway.stream.EventStream;
import dev.trunkline.gateway.stream.Frame;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Makes records of the updates topics into events for browsers: the record's JSON with the field {@code traceId} added, on one
 * line. A record that is no update is passed over.
 */
final class UpdateFrames {

    private static final Logger LOG = Logger.getLogger(UpdateFrames.class);
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9._-]{1,200}");

    private final ObjectMapper json;

    UpdateFrames(ObjectMapper json) {
        this.json = json;
    }

    Optional<Frame> frame(UpdateArea area, ConsumerRecord<String, byte[]> update) {
        try {
            var event = CloudEvent.fromRecord(update);
            if (!TYPE.matcher(event.type()).matches()) {
                throw new IllegalArgumentException("type: not of letters, digits, dots and hyphens");
            }
            if (!(json.readTree(event.data()) instanceof ObjectNode data)) {
                throw new IllegalArgumentException("data: no JSON object");
            }
            data.put("traceId", event.trace().traceId());
            var body = EventStream.body(event.type(), json.writeValueAsBytes(data));
            return Optional.of(new Frame(area, update.partition(), update.offset(), body));
        } catch (IOException | IllegalArgumentException e) {
            // The parser's message would quote the record, which may hold a customer's words.
            LOG.warnf(
                    "not an update, passed over: topic=%s partition=%d offset=%d reason=%s",
                    update.topic(),
                    update.partition(),
                    update.offset(),
                    e instanceof IOException ? "data is not JSON" : e.getMessage());
            return Optional.empty();
        }
    }
}
