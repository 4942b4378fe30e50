package dev.trunkline.gateway.stream;

import dev.trunkline.contracts.update.UpdateArea;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a client stands: for each area the next offset of each partition. It is made of Kafka's positions alone, so a client
 * resumes by it at any gateway. As text: {@code conversations:15.7.0~tasks:3.3.3}, partitions counted from 0; a partition
 * that is missing had not been there yet.
 */
public final class Cursor {

    /** Longer texts are nobody's cursor: five areas of 64 partitions with offsets of 10 digits fit. */
    private static final int LONGEST = 4096;

    private static final Pattern FORM = Pattern.compile("[a-z]+:[0-9.]*(~[a-z]+:[0-9.]*)*");
    private static final Pattern OFFSET = Pattern.compile("[0-9]{1,18}");
    private static final Map<String, UpdateArea> AREAS =
            Arrays.stream(UpdateArea.values()).collect(Collectors.toUnmodifiableMap(UpdateArea::id, area -> area));

    private final EnumMap<UpdateArea, long[]> positions;

    private Cursor(EnumMap<UpdateArea, long[]> positions) {
        this.positions = positions;
    }

    /** A cursor with these positions, which are copied. */
    public static Cursor of(Map<UpdateArea, long[]> positions) {
        var copy = new EnumMap<UpdateArea, long[]>(UpdateArea.class);
        positions.forEach((area, offsets) -> copy.put(area, offsets.clone()));
        return new Cursor(copy);
    }

    /** Reads a cursor's text; empty where it is none of ours. */
    public static Optional<Cursor> parse(@Nullable String text) {
        if (text == null || text.length() > LONGEST || !FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        var positions = new EnumMap<UpdateArea, long[]>(UpdateArea.class);
        for (var part : text.split("~", -1)) {
            var colon = part.indexOf(':');
            var area = AREAS.get(part.substring(0, colon));
            var offsets = offsets(part.substring(colon + 1));
            if (area == null || offsets.isEmpty() || positions.put(area, offsets.get()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new Cursor(positions));
    }

    private static Optional<long[]> offsets(String text) {
        if (text.isEmpty()) {
            return Optional.of(new long[0]);
        }
        var parts = text.split("\\.", -1);
        if (!Arrays.stream(parts).allMatch(part -> OFFSET.matcher(part).matches())) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(parts).mapToLong(Long::parseLong).toArray());
    }

    public Set<UpdateArea> areas() {
        return Set.copyOf(positions.keySet());
    }

    public boolean has(UpdateArea area) {
        return positions.containsKey(area);
    }

    /** The next offset; 0 for a partition that is not named: all of it is news. */
    public long next(UpdateArea area, int partition) {
        var offsets = positions.get(area);
        return offsets == null || partition >= offsets.length ? 0 : offsets[partition];
    }

    /** The number of partitions named. */
    public int partitions(UpdateArea area) {
        var offsets = positions.get(area);
        return offsets == null ? 0 : offsets.length;
    }

    public Cursor only(Set<UpdateArea> areas) {
        var kept = new EnumMap<UpdateArea, long[]>(positions);
        kept.keySet().retainAll(areas);
        return new Cursor(kept);
    }

    /** This cursor, and the other's positions in areas that this one does not name. */
    public Cursor orElse(Cursor other) {
        var joined = new EnumMap<UpdateArea, long[]>(positions);
        other.positions.forEach(joined::putIfAbsent);
        return new Cursor(joined);
    }

    /** A copy that moves on with each event. */
    Walk walk() {
        return new Walk(Cursor.of(positions).positions);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cursor that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        var bytes = new Bytes(64);
        walk().writeTo(bytes);
        return bytes.asText();
    }

    /** A cursor on its way from event to event. Not thread-safe. */
    static final class Walk {

        private final EnumMap<UpdateArea, long[]> positions;

        private Walk(EnumMap<UpdateArea, long[]> positions) {
            this.positions = positions;
        }

        /** Past this update; a partition seen for the first time is added. */
        void pass(Frame frame) {
            var offsets = positions.computeIfAbsent(frame.area(), area -> new long[0]);
            if (frame.partition() >= offsets.length) {
                offsets = Arrays.copyOf(offsets, frame.partition() + 1);
                positions.put(frame.area(), offsets);
            }
            offsets[frame.partition()] = frame.offset() + 1;
        }

        Cursor here() {
            return Cursor.of(positions);
        }

        void writeTo(Bytes bytes) {
            var first = true;
            for (var entry : positions.entrySet()) {
                if (!first) {
                    bytes.add('~');
                }
                first = false;
                bytes.add(entry.getKey().id()).add(':');
                var offsets = entry.getValue();
                for (var partition = 0; partition < offsets.length; partition++) {
                    if (partition > 0) {
                        bytes.add('.');
                    }
                    bytes.add(offsets[partition]);
                }
            }
        }
    }
}
