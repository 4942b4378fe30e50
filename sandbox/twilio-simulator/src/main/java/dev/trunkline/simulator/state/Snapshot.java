package dev.trunkline.simulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Writes the state behind the changes: at most once a second, and never more than a twentieth of the time, into a new file
 * that then replaces the old one. Closing writes what is left.
 */
public final class Snapshot implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Snapshot.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int WRITING_SHARE = 20;

    private final Path file;
    private final List<Persistent> parts;
    private final Changes changes;
    private final Thread writer;
    private volatile boolean closed;
    private long written;

    private Snapshot(Path directory, List<Persistent> parts, Changes changes) {
        this.file = directory.resolve("state.json");
        this.parts = List.copyOf(parts);
        this.changes = changes;
        this.writer = Thread.ofPlatform().daemon().name("simulator-snapshot").unstarted(this::run);
    }

    /** Loads what the directory holds and keeps it up to date from now on. */
    public static Snapshot open(Path directory, List<Persistent> parts, Changes changes) {
        var snapshot = new Snapshot(directory, parts, changes);
        try {
            Files.createDirectories(directory);
            snapshot.load();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "state " + snapshot.file + ": cannot be read; mend or remove the file: " + e.getMessage(), e);
        }
        snapshot.writer.start();
        return snapshot;
    }

    private void load() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        var saved = Json.MAPPER.readTree(file.toFile());
        for (var part : parts) {
            var node = saved.get(part.name());
            if (node != null) {
                part.load(node);
            }
        }
        written = changes.count();
    }

    private void run() {
        var pause = PAUSE;
        while (!closed) {
            LockSupport.parkNanos(pause.toNanos());
            long started = System.nanoTime();
            try {
                write();
            } catch (UncheckedIOException e) {
                LOG.errorf("state not written reason=%s", e.getMessage());
            }
            var share = Duration.ofNanos((System.nanoTime() - started) * WRITING_SHARE);
            pause = share.compareTo(PAUSE) > 0 ? share : PAUSE;
        }
    }

    private synchronized void write() {
        long now = changes.count();
        if (now == written) {
            return;
        }
        ObjectNode state = Json.MAPPER.createObjectNode();
        parts.forEach(part -> state.set(part.name(), part.save()));
        var fresh = file.resolveSibling("state.json.new");
        try {
            Json.MAPPER.writeValue(fresh.toFile(), state);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            written = now;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "state " + file + ": cannot be written; check the disk: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(writer);
        write();
    }
}
