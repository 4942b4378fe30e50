package dev.trunkline.ingress;

import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.webhook.WebhookFamily;
import dev.trunkline.ingress.door.DoorConfig;
import dev.trunkline.ingress.door.SignatureCheck;
import dev.trunkline.ingress.door.SignatureObserver;
import dev.trunkline.ingress.door.WebhookDoor;
import dev.trunkline.ingress.ledger.IngressLedger;
import dev.trunkline.ingress.publishing.DurablePublisher;
import dev.trunkline.ingress.publishing.PublishingConfig;
import dev.trunkline.ingress.publishing.kafka.KafkaEventLog;
import dev.trunkline.ingress.quarantine.Quarantine;
import dev.trunkline.ingress.quarantine.QuarantineConfig;
import dev.trunkline.ingress.quarantine.QuarantineOperations;
import dev.trunkline.ingress.quarantine.QuarantineTopic;
import dev.trunkline.twilio.account.TwilioAccounts;
import dev.trunkline.twilio.signature.RequestSignatures;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Puts the cores together. */
@ApplicationScoped
class IngressBeans {

    /** Opens spool and accounts before the first request, so that wrong settings end the start. */
    void start(@Observes StartupEvent start, DurablePublisher publisher, WebhookDoor door, KafkaEventLog eventLog) {
        eventLog.prepare(
                Stream.concat(Arrays.stream(WebhookFamily.values()).map(Topics::webhooks), Stream.of(Topics.QUARANTINE))
                        .toList());
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    KafkaEventLog eventLog(@Identifier("default-kafka-broker") Map<String, Object> kafkaSettings) {
        return new KafkaEventLog(kafkaSettings);
    }

    @Produces
    @Singleton
    DurablePublisher publisher(KafkaEventLog eventLog, PublishingConfig config, Clock clock) {
        var publisher = DurablePublisher.open(
                eventLog,
                config.spool().directory(),
                config.spool().maxBytes().asLongValue(),
                config.publishTimeout(),
                clock);
        publisher.removeRefusedAfter(config.spool().keepRefused(), clock);
        return publisher;
    }

    void close(@Disposes DurablePublisher publisher, KafkaEventLog eventLog) {
        publisher.stop();
        eventLog.close();
        publisher.close();
    }

    @Produces
    @Singleton
    SignatureCheck signatureCheck(TwilioAccounts accounts, RequestSignatures signatures, DoorConfig config) {
        var bindings = new HashMap<String, String>();
        config.routes().forEach((route, settings) -> bindings.put(route, settings.account()));
        return new SignatureCheck(accounts, signatures, config.publicUrl(), bindings);
    }

    @Produces
    @Singleton
    Quarantine quarantine(DurablePublisher publisher, QuarantineConfig config) {
        return new Quarantine(publisher, config, System::nanoTime);
    }

    @Produces
    @Singleton
    WebhookDoor door(
            SignatureCheck signatures, DurablePublisher publisher, Quarantine quarantine, SignatureObserver observer) {
        return new WebhookDoor(signatures, publisher, quarantine, observer);
    }

    @Produces
    @Singleton
    IngressLedger ledger(
            DurablePublisher publisher, Quarantine quarantine, QuarantineOperations operations, Clock clock) {
        return new IngressLedger(publisher, quarantine, operations, clock.instant());
    }

    @Produces
    @Singleton
    QuarantineOperations quarantineOperations(
            QuarantineTopic topic, WebhookDoor door, DurablePublisher publisher, Clock clock) {
        return new QuarantineOperations(topic, door, publisher, clock);
    }
}
