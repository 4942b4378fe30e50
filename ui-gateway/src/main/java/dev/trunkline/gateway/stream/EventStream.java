package dev.trunkline.gateway.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The wire form of server-sent events. Source: HTML Living Standard, section 9.2, Server-sent events. */
public final class EventStream {

    /** A comment: keeps connections through proxies alive, readers skip it. */
    public static final byte[] HEARTBEAT = ": beat\n\n".getBytes(StandardCharsets.US_ASCII);

    private EventStream() {}

    /** An update's lines but for its id; neither type nor data may hold a line break. */
    public static byte[] body(String type, byte[] data) {
        return new Bytes(type.length() + data.length + 16)
                .add("event: ")
                .add(type)
                .add("\ndata: ")
                .add(data)
                .add("\n\n")
                .toArray();
    }

    /** Updates with their ids, for readers who stood at {@code from} before. */
    public static byte[] updates(List<Frame> frames, Cursor from) {
        var bytes = new Bytes(frames.stream().mapToInt(Frame::weight).sum());
        var walk = from.walk();
        for (var frame : frames) {
            walk.pass(frame);
            bytes.add("id: ");
            walk.writeTo(bytes);
            bytes.add('\n').add(frame.body());
        }
        return bytes.toArray();
    }

    /** Where a reader of these updates stands after them. */
    public static Cursor after(List<Frame> frames, Cursor from) {
        var walk = from.walk();
        frames.forEach(walk::pass);
        return walk.here();
    }

    /** An event of the gateway itself, {@code caught-up} or {@code reset}. */
    public static byte[] signal(String type, Cursor cursor, String json) {
        return ("id: " + cursor + "\nevent: " + type + "\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /** How long a browser waits before it connects again. */
    public static byte[] retry(Duration delay) {
        return ("retry: " + delay.toMillis() + "\n\n").getBytes(StandardCharsets.US_ASCII);
    }
}
