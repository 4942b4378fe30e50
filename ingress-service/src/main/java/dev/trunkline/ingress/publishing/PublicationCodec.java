package dev.trunkline.ingress.publishing;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.ingress.door.Publication;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** Publications as bytes of the spool. The first byte is the version; a newer version still reads the older ones. */
final class PublicationCodec {

    private static final int VERSION = 1;

    private PublicationCodec() {}

    static byte[] encode(Publication publication) {
        var event = publication.event();
        var bytes = new ByteArrayOutputStream(event.data().length + 1024);
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            write(out, publication.topic());
            write(out, publication.key());
            write(out, event.id());
            write(out, event.source());
            write(out, event.type());
            write(out, event.time().toString());
            write(out, event.dataContentType());
            out.writeInt(event.extensions().size());
            for (var extension : event.extensions().entrySet()) {
                write(out, extension.getKey());
                write(out, extension.getValue());
            }
            out.writeInt(event.data().length);
            out.write(event.data());
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException where the bytes are not ours */
    static Publication decode(byte[] bytes) throws IOException {
        try {
            return decoded(bytes);
        } catch (RuntimeException e) {
            throw new IOException("spool: entry of " + bytes.length + " bytes is no event of ours", e);
        }
    }

    private static Publication decoded(byte[] bytes) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IOException("spool: entry of version " + version + " (expected: " + VERSION + ")");
            }
            var topic = read(in);
            var key = read(in);
            var id = read(in);
            var source = read(in);
            var type = read(in);
            var time = Instant.parse(read(in));
            var contentType = readNullable(in);
            int count = in.readInt();
            var extensions = new HashMap<String, String>();
            for (int i = 0; i < count; i++) {
                extensions.put(read(in), read(in));
            }
            var data = in.readNBytes(in.readInt());
            return new Publication(topic, key, new CloudEvent(id, source, type, time, contentType, extensions, data));
        }
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
        } else {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    private static String read(DataInputStream in) throws IOException {
        var text = readNullable(in);
        if (text == null) {
            throw new IOException("spool: entry lacks a text that is due");
        }
        return text;
    }

    private static @Nullable String readNullable(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
