package dev.trunkline.ingress.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** Payloads that can never go where they belong, each in a file of its own below {@code refused} beside the segments. */
final class SetAsideFiles {

    private static final Pattern NAME = Pattern.compile("([0-9]{13})-[0-9]{20}");

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

    /** Deletes those of events that came before. @return how many */
    int removeBefore(Instant time) throws IOException {
        int removed = 0;
        for (var file : list()) {
            if (appendedAt(file).isBefore(time)) {
                long size = Files.size(file);
                Files.delete(file);
                limit.give(size);
                removed++;
            }
        }
        return removed;
    }

    /** Of the name that {@link #add} gives; what somebody else has put there stays. */
    private static Instant appendedAt(Path file) {
        var name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? Instant.ofEpochMilli(Long.parseLong(name.group(1))) : Instant.MAX;
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
