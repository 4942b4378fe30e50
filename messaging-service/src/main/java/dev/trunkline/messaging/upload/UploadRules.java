package dev.trunkline.messaging.upload;

import dev.trunkline.messaging.inbox.Channel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What can be uploaded, so that a client need not send what would be refused. */
public final class UploadRules {

    private UploadRules() {}

    /**
     * One kind of file.
     *
     * @param name for people
     * @param suffixes what the names of its files end with
     * @param largest bytes that each channel takes
     */
    public record Rule(String mediaType, String name, List<String> suffixes, Map<String, Integer> largest) {
        public Rule {
            suffixes = List.copyOf(suffixes);
            largest = Map.copyOf(largest);
        }
    }

    public static List<Rule> all() {
        return Arrays.stream(FileKind.values())
                .map(kind -> new Rule(kind.mediaType(), kind.name(), kind.suffixes(), largest(kind)))
                .toList();
    }

    private static Map<String, Integer> largest(FileKind kind) {
        var limits = new TreeMap<String, Integer>();
        for (var channel : Channel.values()) {
            limits.put(channel.id(), SizeLimits.of(channel, kind));
        }
        return limits;
    }
}
