package dev.trunkline.messaging.inbox.panache;

import dev.trunkline.messaging.inbox.Desk.ReadMark;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Read marks as texts {@code <received> <instant> <agent>}: they are always read and written with their conversation, and
 * never looked for.
 */
final class ReadMarks {

    private static final int PARTS = 3;

    private ReadMarks() {}

    static List<ReadMark> read(String[] marks) {
        return Arrays.stream(marks)
                .map(mark -> mark.split(" ", PARTS))
                .map(parts -> new ReadMark(parts[2], Long.parseLong(parts[0]), Instant.parse(parts[1])))
                .toList();
    }

    static String[] write(List<ReadMark> marks) {
        return marks.stream()
                .map(mark -> mark.received() + " " + mark.at() + " " + mark.agent())
                .toArray(String[]::new);
    }
}
