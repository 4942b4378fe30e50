package dev.trunkline.journal.kafka;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Channel {@code webhooks}: a batch is acknowledged once it stands in the journal. */
@ApplicationScoped
public class WebhookIntake {

    private final RecordIntake intake;

    WebhookIntake(RecordIntake intake) {
        this.intake = intake;
    }

    @Incoming("webhooks")
    @Blocking
    public void append(ConsumerRecords<String, byte[]> batch) throws InterruptedException {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>(batch.count());
        batch.forEach(records::add);
        intake.append(records);
    }
}
