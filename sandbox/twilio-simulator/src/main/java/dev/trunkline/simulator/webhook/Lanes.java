package dev.trunkline.simulator.webhook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One delivery at a time per lane, in order; lanes run side by side on virtual threads. */
final class Lanes implements AutoCloseable {

    private final Consumer<SentWebhook> delivery;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, ArrayDeque<SentWebhook>> waiting = new HashMap<>();
    private final Map<String, List<SentWebhook>> held = new HashMap<>();
    private boolean closed;

    Lanes(Consumer<SentWebhook> delivery) {
        this.delivery = delivery;
    }

    /** Queues a delivery; what was held in its lane follows right behind it. */
    synchronized void add(String lane, SentWebhook sent) {
        enqueue(lane, sent);
        var behind = held.remove(lane);
        if (behind != null) {
            behind.forEach(late -> enqueue(lane, late));
        }
    }

    /** Keeps a delivery until the next one of its lane, or until released. */
    synchronized void hold(String lane, SentWebhook sent) {
        held.computeIfAbsent(lane, unused -> new ArrayList<>()).add(sent);
    }

    synchronized void release(String lane, SentWebhook sent) {
        var behind = held.get(lane);
        if (behind != null && behind.remove(sent)) {
            if (behind.isEmpty()) {
                held.remove(lane);
            }
            enqueue(lane, sent);
        }
    }

    private void enqueue(String lane, SentWebhook sent) {
        if (closed) {
            return;
        }
        var queue = waiting.get(lane);
        if (queue != null) {
            queue.addLast(sent);
            return;
        }
        waiting.put(lane, new ArrayDeque<>(List.of(sent)));
        threads.execute(() -> run(lane));
    }

    private void run(String lane) {
        for (var next = next(lane); next != null; next = next(lane)) {
            delivery.accept(next);
        }
    }

    private synchronized @Nullable SentWebhook next(String lane) {
        var queue = waiting.get(lane);
        if (queue == null || queue.isEmpty() || closed) {
            waiting.remove(lane);
            return null;
        }
        return queue.removeFirst();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            waiting.clear();
        }
        threads.shutdownNow();
    }
}
