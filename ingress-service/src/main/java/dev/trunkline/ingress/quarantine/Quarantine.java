package dev.trunkline.ingress.quarantine;

import dev.trunkline.contracts.Topics;
import dev.trunkline.ingress.door.DoubtfulRequests;
import dev.trunkline.ingress.door.EventPublisher;
import dev.trunkline.ingress.door.Publication;
import dev.trunkline.ingress.door.WebhookRequest;
import dev.trunkline.twilio.account.TwilioAccount;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Keeps doubtful requests, so many per second and so large. */
public final class Quarantine implements DoubtfulRequests {

    private final EventPublisher publisher;
    private final TokenBucket bucket;
    private final long maxBodyBytes;
    private final LongAdder kept = new LongAdder();
    private final LongAdder dropped = new LongAdder();

    public Quarantine(EventPublisher publisher, QuarantineConfig config, LongSupplier nanoTime) {
        this.publisher = publisher;
        this.bucket = new TokenBucket(config.rate(), config.burst(), nanoTime);
        this.maxBodyBytes = config.maxBodySize().asLongValue();
    }

    @Override
    public void keep(WebhookRequest request, TwilioAccount account, String reason) {
        if (request.body().length > maxBodyBytes || !bucket.tryTake()) {
            dropped.increment();
            return;
        }
        var quarantined = new QuarantinedRequest(UUID.randomUUID().toString(), account.sid(), reason, request);
        publisher
                .publish(List.of(new Publication(Topics.QUARANTINE, account.sid(), quarantined.toEvent())))
                .whenComplete((done, failure) -> (failure == null ? kept : dropped).increment());
    }

    /** Requests kept by this process. */
    public long keptCount() {
        return kept.sum();
    }

    /** Requests that were too many, too large, or that nothing could take. */
    public long droppedCount() {
        return dropped.sum();
    }
}
