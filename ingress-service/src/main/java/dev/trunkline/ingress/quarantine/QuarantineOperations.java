package dev.trunkline.ingress.quarantine;

import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.CloudEvent.Extension;
import dev.trunkline.ingress.door.EventPublisher;
import dev.trunkline.ingress.door.Publication;
import dev.trunkline.ingress.door.Reception;
import dev.trunkline.ingress.door.WebhookDoor;
import dev.trunkline.ingress.quarantine.Release.StillRefused;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * What operators do with the quarantine. A released request is remembered by a mark on the topic, so that no instance releases it
 * again; should two do so at once, both publish the same event id, which every consumer takes once.
 */
public final class QuarantineOperations {

    private static final Logger LOG = Logger.getLogger(QuarantineOperations.class);

    private final QuarantineTopic topic;
    private final WebhookDoor door;
    private final EventPublisher publisher;
    private final Clock clock;
    private final ReentrantLock releasing = new ReentrantLock();
    private final Set<String> releasedHere = ConcurrentHashMap.newKeySet();

    public QuarantineOperations(QuarantineTopic topic, WebhookDoor door, EventPublisher publisher, Clock clock) {
        this.topic = topic;
        this.door = door;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Those not yet released, newest first. Blocks while the topic is read. */
    public List<Kept> kept(int limit) {
        return open().values().stream()
                .sorted(Comparator.comparing(Kept::receivedAt).reversed())
                .limit(limit)
                .toList();
    }

    /** Ids of all of them, newest first. Blocks while the topic is read. */
    public List<String> keptIds() {
        return open().values().stream()
                .sorted(Comparator.comparing(Kept::receivedAt).reversed())
                .map(Kept::id)
                .toList();
    }

    /** Requests released by this process. */
    public long releasedCount() {
        return releasedHere.size();
    }

    /** Publishes every kept request that is genuine by the tokens and URLs of now. Blocks meanwhile. */
    public Release releaseAll() {
        return release(id -> true, Set.of());
    }

    /** The same for these alone. */
    public Release release(Set<String> ids) {
        return release(ids::contains, ids);
    }

    private Release release(Predicate<String> wanted, Set<String> asked) {
        releasing.lock();
        try {
            var open = open().keySet();
            var released = new ArrayList<String>();
            var refused = new ArrayList<StillRefused>();
            topic.read(event -> {
                if (isKept(event) && open.contains(event.id()) && wanted.test(event.id())) {
                    release(QuarantinedRequest.of(event), released, refused);
                }
            });
            var unknown = new HashSet<>(asked);
            unknown.removeAll(open);
            LOG.infof("quarantine released=%d refused=%d unknown=%d", released.size(), refused.size(), unknown.size());
            return new Release(released, refused, unknown.stream().sorted().toList());
        } finally {
            releasing.unlock();
        }
    }

    private void release(QuarantinedRequest quarantined, List<String> released, List<StillRefused> refused) {
        var reception =
                door.receiveAgain(quarantined.request()).toCompletableFuture().join();
        switch (reception) {
            case Reception.Accepted() -> {
                releasedHere.add(quarantined.id());
                publisher.publish(List.of(mark(quarantined))).exceptionally(failure -> {
                    LOG.warnf(failure, "release could not be marked id=%s", quarantined.id());
                    return null;
                });
                released.add(quarantined.id());
            }
            case Reception.Refused(var reason) -> refused.add(new StillRefused(quarantined.id(), reason));
            case Reception.Unavailable(var reason) -> refused.add(new StillRefused(quarantined.id(), reason));
        }
    }

    private Publication mark(QuarantinedRequest quarantined) {
        var extensions = Map.of(Extension.CAUSE, quarantined.id(), Extension.ACCOUNT, quarantined.accountSid());
        var event = new CloudEvent(
                UUID.randomUUID().toString(),
                QuarantinedRequest.source(quarantined.accountSid()),
                QuarantinedRequest.RELEASED,
                clock.instant(),
                null,
                extensions,
                new byte[0]);
        return new Publication(Topics.QUARANTINE, quarantined.accountSid(), event);
    }

    private Map<String, Kept> open() {
        var open = new LinkedHashMap<String, Kept>();
        topic.read(event -> {
            if (isKept(event)) {
                open.put(event.id(), Kept.of(QuarantinedRequest.of(event)));
            } else if (event.type().equals(QuarantinedRequest.RELEASED)) {
                event.extension(Extension.CAUSE).ifPresent(open::remove);
            }
        });
        open.keySet().removeAll(releasedHere);
        return open;
    }

    private static boolean isKept(CloudEvent event) {
        return event.type().equals(QuarantinedRequest.TYPE);
    }
}
