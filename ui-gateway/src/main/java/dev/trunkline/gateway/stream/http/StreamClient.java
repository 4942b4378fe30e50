package dev.trunkline.gateway.stream.http;

import dev.trunkline.contracts.update.UpdateArea;
import dev.trunkline.gateway.stream.Cursor;
import dev.trunkline.gateway.stream.EventStream;
import dev.trunkline.gateway.stream.Frame;
import dev.trunkline.gateway.stream.Reading;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One open connection. It first gets what it missed, from the window or from Kafka, then {@code caught-up}, then what is new.
 * Nothing is queued for it: one that does not take its bytes is left behind, reads on from the window when it does, and is
 * disconnected when it has taken none for too long or has fallen out of the window; it then resumes by its cursor. All of it runs on
 * the connection's event loop. What waits for its turn, for room or for Kafka is void once the client was reset or closed.
 */
final class StreamClient {

    private static final Logger LOG = Logger.getLogger(StreamClient.class);
    private static final Buffer BEAT = Buffer.buffer(EventStream.HEARTBEAT);
    private static final int BYTES_AT_ONCE = 256 * 1024;
    private static final long NEXT_LOOK_MILLIS = 50;
    /** Gateways differ by milliseconds; a cursor that is still ahead after this time is none of these topics'. */
    private static final int MOST_LOOKS_AHEAD = 100;

    private final StreamServer server;
    private final Vertx vertx;
    private final Context loop;
    private final HttpServerResponse response;
    private final Set<UpdateArea> areas;
    private final Broadcast.Members members;
    private @Nullable Cursor cursor;
    private boolean welcomed;
    private boolean live;
    private boolean closed;
    private long head;
    private int looksAhead;
    private int replayed;
    private long stuckTimer = -1;
    private int generation;
    private @Nullable CompletableFuture<?> handover;

    /** @param cursor where the client stands; null for one that starts now */
    StreamClient(
            StreamServer server,
            Vertx vertx,
            Context loop,
            HttpServerResponse response,
            Set<UpdateArea> areas,
            @Nullable Cursor cursor) {
        this.server = server;
        this.vertx = vertx;
        this.loop = loop;
        this.response = response;
        this.areas = areas;
        this.cursor = cursor;
        this.members = server.broadcast().members(areas, loop);
    }

    /**
     * Sends the headers and starts.
     *
     * @param lifetime after which the connection ends itself
     * @param known false where the client brought a cursor that is none of ours
     */
    void open(Duration lifetime, Duration retry, boolean known) {
        members.add(this);
        response.closeHandler(ended -> close("client"));
        response.exceptionHandler(failure -> close("client"));
        vertx.setTimer(Math.max(1, lifetime.toMillis()), id -> close("expired"));
        response.write(Buffer.buffer(EventStream.retry(retry)));
        if (known) {
            advance();
        } else {
            reset("unknown");
        }
    }

    /** What is new. */
    void live(Broadcast.Chunk chunk) {
        if (!live || closed || head >= chunk.head()) {
            return;
        }
        if (response.writeQueueFull()) {
            live = false;
            cursor = chunk.before();
            whenDrained(this::advance);
            return;
        }
        head = chunk.head();
        write(chunk.bytes(), chunk.events());
    }

    void beat() {
        if (!closed && !response.writeQueueFull()) {
            response.write(BEAT);
        }
    }

    /** Tells the client to load everything anew and goes on with what is new. */
    void reset(String reason) {
        if (closed) {
            return;
        }
        voidSteps();
        if (!server.log().isOpen()) {
            later(() -> reset(reason));
            return;
        }
        server.metrics().reset(reason);
        var now = server.log().now(areas);
        cursor = now;
        live = false;
        welcomed = false;
        replayed = 0;
        write(Buffer.buffer(EventStream.signal("reset", now, "{\"reason\":\"" + reason + "\"}")), 1);
        advance();
    }

    void close(String reason) {
        if (closed) {
            return;
        }
        closed = true;
        live = false;
        members.remove(this);
        voidSteps();
        server.metrics().closed(reason);
        if (reason.equals("slow")) {
            // What waits in its queue would never be taken: an orderly end would wait for it.
            response.reset();
        } else if (!response.ended() && !response.closed()) {
            response.end();
        }
    }

    boolean isClosed() {
        return closed;
    }

    private void advance() {
        if (closed) {
            return;
        }
        var start = cursor;
        var knowsAll = start != null && start.areas().containsAll(areas);
        if (!knowsAll && !server.log().isOpen()) {
            // It fetches as soon as it is connected; what happens from then until it can be told would be missing.
            reset("starting");
            return;
        }
        var from = start == null ? server.log().now(areas) : start;
        if (!knowsAll) {
            from = from.orElse(server.log().now(areas));
        }
        cursor = from;
        switch (server.log().read(areas, from, BYTES_AT_ONCE)) {
            case Reading.Complete(var frames, var now, var newest) -> {
                send(frames, from);
                cursor = now;
                head = newest;
                live = true;
                welcome(start == null ? "live" : "window", now);
            }
            case Reading.Part(var frames, var reached) -> {
                send(frames, from);
                cursor = reached;
                next(this::advance);
            }
            case Reading.NotReady() -> later(this::advance);
            case Reading.Ahead() -> {
                if (++looksAhead > MOST_LOOKS_AHEAD) {
                    reset("unknown");
                } else {
                    later(this::advance);
                }
            }
            case Reading.Older(var until) -> {
                if (welcomed) {
                    close("slow");
                } else {
                    readOlder(from, until);
                }
            }
        }
    }

    private void welcome(String source, Cursor now) {
        if (!welcomed) {
            welcomed = true;
            server.metrics().opened(source);
            write(Buffer.buffer(EventStream.signal("caught-up", now, "{\"replayed\":" + replayed + "}")), 1);
        }
    }

    private void readOlder(Cursor from, Cursor until) {
        var current = generation;
        server.readOlder(
                from,
                until,
                frames -> sendAndWait(frames, current),
                outcome -> loop.runOnContext(now -> {
                    if (isVoid(current)) {
                        return;
                    }
                    switch (outcome) {
                        case COMPLETE -> {
                            cursor = until;
                            server.metrics().opened("kafka");
                            advance();
                        }
                        case EXPIRED -> reset("expired");
                        case UNKNOWN -> reset("unknown");
                        case TOO_MANY -> reset("too-many");
                    }
                }),
                failure -> loop.runOnContext(now -> {
                    if (!isVoid(current)) {
                        LOG.warnf(
                                "older updates could not be read, client disconnected: reason=%s",
                                failure.getMessage());
                        close("failed");
                    }
                }));
    }

    /** Called by the thread that reads from Kafka: hands over and waits until there is room for more. */
    private void sendAndWait(List<Frame> frames, int current) {
        var room = new CompletableFuture<@Nullable Void>();
        loop.runOnContext(now -> {
            var from = cursor;
            if (isVoid(current) || from == null) {
                room.cancel(false);
                return;
            }
            handover = room;
            cursor = send(frames, from);
            next(() -> room.complete(null));
        });
        try {
            room.get(server.config().slowTimeout().plusSeconds(5).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException | TimeoutException e) {
            throw new CancellationException("the client has gone");
        }
    }

    private Cursor send(List<Frame> frames, Cursor from) {
        if (frames.isEmpty()) {
            return from;
        }
        replayed += frames.size();
        write(Buffer.buffer(EventStream.updates(frames, from)), frames.size());
        return EventStream.after(frames, from);
    }

    private void write(Buffer bytes, int events) {
        response.write(bytes);
        server.metrics().sent(events);
    }

    /** Goes on after others had their turn, or when there is room. */
    private void next(Runnable step) {
        if (response.writeQueueFull()) {
            whenDrained(step);
        } else {
            var valid = unlessVoid(step);
            loop.runOnContext(now -> valid.run());
        }
    }

    private void whenDrained(Runnable step) {
        var valid = unlessVoid(step);
        vertx.cancelTimer(stuckTimer);
        stuckTimer = vertx.setTimer(Math.max(1, server.config().slowTimeout().toMillis()), id -> close("slow"));
        response.drainHandler(drained -> {
            vertx.cancelTimer(stuckTimer);
            response.drainHandler(null);
            valid.run();
        });
    }

    private void later(Runnable step) {
        var valid = unlessVoid(step);
        vertx.setTimer(NEXT_LOOK_MILLIS, id -> valid.run());
    }

    private Runnable unlessVoid(Runnable step) {
        var current = generation;
        return () -> {
            if (!isVoid(current)) {
                step.run();
            }
        };
    }

    private boolean isVoid(int then) {
        return closed || generation != then;
    }

    /** What was to come next does not come: one that ran beside its successor would send updates twice. */
    private void voidSteps() {
        generation++;
        vertx.cancelTimer(stuckTimer);
        response.drainHandler(null);
        if (handover != null) {
            handover.cancel(false);
            handover = null;
        }
    }
}
