package dev.trunkline.ingress.spool;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

/**
 * What is to be written of an entry.
 *
 * @param published the mark that it is where it belongs; else its payload
 */
record Write(SpoolEntry entry, boolean published) {

    /** All of a batch, one after the other. */
    static ByteBuffer encode(List<Write> batch) {
        var buffer = ByteBuffer.allocate(
                Math.toIntExact(batch.stream().mapToLong(Write::size).sum()));
        batch.forEach(write -> write.encode(buffer));
        return buffer.flip();
    }

    /** What it takes on the disk. */
    long size() {
        return published ? Segment.HEADER : entry.size();
    }

    private void encode(ByteBuffer buffer) {
        Segment.encode(
                buffer,
                published ? Segment.PUBLISHED : Segment.ENTRY,
                entry.sequence(),
                entry.appendedAt().toEpochMilli(),
                published ? new byte[0] : Objects.requireNonNull(entry.unwritten));
    }
}
