package dev.trunkline.ingress.spool;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One file of a spool. A record is its payload's length, a checksum over all that follows, a kind, the entry's sequence,
 * the time of appending in epoch milliseconds, and the payload.
 */
final class Segment {

    static final int HEADER = 4 + 4 + 1 + 8 + 8;
    static final byte ENTRY = 1;
    static final byte PUBLISHED = 2;
    private static final String SUFFIX = ".spool";

    private final Path file;
    private @Nullable FileChannel channel;
    private long bytes;
    private long counted;
    private int unpublished;

    private Segment(Path file) {
        this.file = file;
    }

    /** Reads what a segment holds. */
    interface Reader {
        void entry(long sequence, long appendedAt, long position, int length);

        void published(long sequence);
    }

    static Segment create(Path directory, long number) throws IOException {
        Files.createDirectories(directory);
        var segment = new Segment(directory.resolve("%020d".formatted(number) + SUFFIX));
        segment.channel = FileChannel.open(
                segment.file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        force(directory);
        return segment;
    }

    /** The name of a new file is durable only when its directory is. */
    static void force(Path directory) throws IOException {
        try (var entries = FileChannel.open(directory, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    static Segment existing(Path file) throws IOException {
        var segment = new Segment(file);
        segment.channel = FileChannel.open(file, StandardOpenOption.READ);
        return segment;
    }

    static boolean isSegment(Path file) {
        return file.getFileName().toString().endsWith(SUFFIX);
    }

    /**
     * Reads every intact record. A record whose checksum is wrong is skipped; where lengths stop making sense, as behind a
     * write that was cut off, reading ends.
     *
     * @return bytes that could not be read
     */
    long scan(Reader reader) throws IOException {
        var open = channel();
        long end = open.size();
        long at = 0;
        long unread = 0;
        var header = ByteBuffer.allocate(HEADER);
        while (at + HEADER <= end) {
            header.clear();
            readFully(open, header, at);
            header.flip();
            int length = header.getInt();
            int checksum = header.getInt();
            byte kind = header.get();
            long sequence = header.getLong();
            long appendedAt = header.getLong();
            if (length < 0 || at + HEADER + length > end || (kind != ENTRY && kind != PUBLISHED)) {
                break;
            }
            var payload = ByteBuffer.allocate(length);
            readFully(open, payload, at + HEADER);
            if (checksum != checksum(kind, sequence, appendedAt, payload.array())) {
                unread += HEADER + length;
            } else if (kind == ENTRY) {
                reader.entry(sequence, appendedAt, at + HEADER, length);
            } else {
                reader.published(sequence);
            }
            at += HEADER + length;
        }
        bytes = end;
        return unread + end - at;
    }

    /** Writes a record at the end of {@code buffer}. */
    static void encode(ByteBuffer buffer, byte kind, long sequence, long appendedAt, byte[] payload) {
        buffer.putInt(payload.length)
                .putInt(checksum(kind, sequence, appendedAt, payload))
                .put(kind)
                .putLong(sequence)
                .putLong(appendedAt)
                .put(payload);
    }

    private static int checksum(byte kind, long sequence, long appendedAt, byte[] payload) {
        var crc = new CRC32C();
        var head = ByteBuffer.allocate(17)
                .put(kind)
                .putLong(sequence)
                .putLong(appendedAt)
                .flip();
        crc.update(head);
        crc.update(payload);
        return (int) crc.getValue();
    }

    /** Appends and waits for the disk. */
    void append(ByteBuffer records) throws IOException {
        var open = channel();
        long at = bytes;
        while (records.hasRemaining()) {
            at += open.write(records, at);
        }
        open.force(false);
        bytes = at;
    }

    byte[] read(long position, int length) throws IOException {
        var payload = ByteBuffer.allocate(length);
        readFully(channel(), payload, position);
        return payload.array();
    }

    private static void readFully(FileChannel from, ByteBuffer into, long position) throws IOException {
        long at = position;
        while (into.hasRemaining()) {
            int read = from.read(into, at);
            if (read < 0) {
                throw new EOFException("spool: file ends at byte " + at + " (expected: " + into.remaining() + " more)");
            }
            at += read;
        }
    }

    private FileChannel channel() throws IOException {
        if (channel == null) {
            throw new IOException("spool: " + file.getFileName() + " is closed");
        }
        return channel;
    }

    void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }

    void delete() throws IOException {
        close();
        Files.deleteIfExists(file);
    }

    long number() {
        var name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    }

    long bytes() {
        return bytes;
    }

    void entryAdded(long size) {
        counted += size;
        unpublished++;
    }

    void entryPublished() {
        unpublished--;
    }

    int unpublished() {
        return unpublished;
    }

    /** Bytes of its entries, which its deletion gives back. */
    long counted() {
        return counted;
    }
}
