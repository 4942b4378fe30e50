package dev.trunkline.journal.kafka;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** What is left of a topic as text: {@code partition:position-end}, with a comma between two. */
final class SliceCursor {

    private static final Pattern SLICE = Pattern.compile("(\\d{1,9}):(\\d{1,18})-(\\d{1,18})");

    private SliceCursor() {}

    static String text(List<Slice> slices) {
        return slices.stream()
                .map(slice -> slice.partition().partition() + ":" + slice.position() + "-" + slice.end())
                .collect(Collectors.joining(","));
    }

    /** All of what it names has been taken in. */
    static List<Slice> parse(String topic, String text) {
        return Arrays.stream(text.split(",", -1))
                .map(part -> slice(topic, part))
                .toList();
    }

    private static Slice slice(String topic, String text) {
        var matcher = SLICE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("cursor: '" + text + "' (expected: partition:position-end)");
        }
        var end = Long.parseLong(matcher.group(3));
        return new Slice(
                new TopicPartition(topic, Integer.parseInt(matcher.group(1))),
                Long.parseLong(matcher.group(2)),
                end,
                end);
    }
}
