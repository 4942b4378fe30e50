package dev.trunkline.ingress.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Payloads that can never go where they belong, each in a file of its own below {@code refused} beside the segments. */
final class SetAsideFiles {

    private final Path directory;
    private final SpoolLimit limit;

    /** @param spool the directory of the segments */
    SetAsideFiles(Path spool, SpoolLimit limit) {
        this.directory = spool.resolve("refused");
        this.limit = limit;
    }

    /** Counts those that an earlier process left against the limit. */
    void count() throws IOException {
        for (var file : list()) {
            limit.found(Files.size(file));
        }
    }

    /** Oldest first. */
    List<Path> list() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    /** Returns when it is on the disk; repeating it has no further effect. */
    Path add(SpoolEntry entry, byte[] payload) throws IOException {
        Files.createDirectories(directory);
        var file = directory.resolve("%013d-%020d".formatted(entry.appendedAt().toEpochMilli(), entry.sequence()));
        long before = Files.exists(file) ? Files.size(file) : 0;
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var rest = ByteBuffer.wrap(payload);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Segment.force(directory);
        limit.found(payload.length - before);
        return file;
    }
}
