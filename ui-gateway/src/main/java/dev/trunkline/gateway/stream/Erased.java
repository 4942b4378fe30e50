package dev.trunkline.gateway.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads updates that tell of an erased conversation: what the window still has of it goes. */
final class Erased {

    private static final byte[] START = "event: trunkline.conversation.erased\n".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern ID = Pattern.compile("\"conversationId\":\"([0-9A-Za-z-]{8,64})\"");

    private Erased() {}

    /** The conversation that an update says is erased; empty for every other update. */
    static Optional<String> conversation(Frame frame) {
        var body = frame.body();
        if (body.length < START.length || !Arrays.equals(body, 0, START.length, START, 0, START.length)) {
            return Optional.empty();
        }
        var id = ID.matcher(text(frame));
        return id.find() ? Optional.of(id.group(1)) : Optional.empty();
    }

    /** Whether an update before that one is about the conversation. */
    static boolean isAbout(Frame frame, Frame erased, String conversation) {
        return frame.area() == erased.area()
                && frame.partition() == erased.partition()
                && frame.offset() < erased.offset()
                && text(frame).contains(conversation);
    }

    private static String text(Frame frame) {
        return new String(frame.body(), StandardCharsets.ISO_8859_1);
    }
}
