package dev.trunkline.gateway.stream.http;

import dev.trunkline.contracts.update.UpdateArea;
import dev.trunkline.gateway.stream.Cursor;
import dev.trunkline.gateway.stream.EventStream;
import dev.trunkline.gateway.stream.UpdateListener;
import dev.trunkline.gateway.stream.UpdateLog;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Brings what is new to all clients: what one poll brought is encoded once for all who watch the same areas, and each of them
 * gets it in one write on its own event loop.
 */
@ApplicationScoped
class Broadcast implements UpdateListener {

    private final StreamMetrics metrics;
    private final Map<Set<UpdateArea>, Group> groups = new ConcurrentHashMap<>();

    Broadcast(StreamMetrics metrics) {
        this.metrics = metrics;
    }

    /**
     * Updates in their wire form.
     *
     * @param before where a reader stood before them
     * @param head number of the last of them in the window
     */
    record Chunk(Buffer bytes, int events, Cursor before, long head) {}

    /** Clients of one event loop that watch the same areas. Used on that event loop only. */
    static final class Members {
        private final Group group;
        private final Context loop;
        private final Set<StreamClient> clients = new HashSet<>();

        private Members(Group group, Context loop) {
            this.group = group;
            this.loop = loop;
        }

        void add(StreamClient client) {
            if (clients.add(client)) {
                group.size.incrementAndGet();
            }
        }

        void remove(StreamClient client) {
            if (clients.remove(client)) {
                group.size.decrementAndGet();
            }
        }

        private void forEach(Consumer<StreamClient> action) {
            // A client may leave while it is being served.
            for (var client : clients.toArray(StreamClient[]::new)) {
                action.accept(client);
            }
        }
    }

    private static final class Group {
        private final Map<Thread, Members> loops = new ConcurrentHashMap<>();
        private final AtomicInteger size = new AtomicInteger();
    }

    /** The members that a client on this event loop belongs to; call it on the event loop. */
    Members members(Set<UpdateArea> areas, Context loop) {
        var group = groups.computeIfAbsent(EnumSet.copyOf(areas), watched -> new Group());
        return group.loops.computeIfAbsent(Thread.currentThread(), thread -> new Members(group, loop));
    }

    int clients() {
        return groups.values().stream().mapToInt(group -> group.size.get()).sum();
    }

    @Override
    public void added(UpdateLog.Batch batch) {
        batch.frames().forEach(frame -> metrics.received(frame.area()));
        groups.forEach((areas, group) -> {
            if (group.size.get() == 0) {
                return;
            }
            var frames = batch.frames().stream()
                    .filter(frame -> areas.contains(frame.area()))
                    .toList();
            if (!frames.isEmpty()) {
                var before = batch.before().only(areas);
                var chunk = new Chunk(
                        Buffer.buffer(EventStream.updates(frames, before)), frames.size(), before, batch.head());
                onEachLoop(group, client -> client.live(chunk));
            }
        });
    }

    @Override
    public void malformed(UpdateArea area) {
        metrics.malformed(area);
    }

    @Override
    public void repeated(UpdateArea area) {
        metrics.repeated(area);
    }

    @Override
    public void lost(UpdateArea area) {
        groups.forEach((areas, group) -> {
            if (areas.contains(area)) {
                onEachLoop(group, client -> client.reset("expired"));
            }
        });
    }

    /** Does something for every client, each on its own event loop. */
    void forEach(Consumer<StreamClient> action) {
        groups.values().forEach(group -> onEachLoop(group, action));
    }

    private static void onEachLoop(Group group, Consumer<StreamClient> action) {
        group.loops.values().forEach(members -> members.loop.runOnContext(now -> members.forEach(action)));
    }
}
