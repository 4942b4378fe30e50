package dev.trunkline.messaging.media.rest;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What part of a content a request asks for. Source: RFC 9110, section 14. */
sealed interface ByteRange {

    /** Everything: no range, or one that a server may leave unheeded, such as several at once. */
    record Whole() implements ByteRange {}

    /**
     * One run of bytes.
     *
     * @param last included
     */
    record Part(int first, int last) implements ByteRange {}

    /** A range that lies behind the content's end. */
    record Unservable() implements ByteRange {}

    Pattern SINGLE = Pattern.compile("bytes\\s*=\\s*([0-9]{0,18})\\s*-\\s*([0-9]{0,18})\\s*", Pattern.CASE_INSENSITIVE);

    /**
     * Reads the header {@code Range}.
     *
     * @param length of the whole content
     */
    static ByteRange of(@Nullable String header, int length) {
        var range = SINGLE.matcher(header == null ? "" : header);
        if (!range.matches()) {
            return new Whole();
        }
        var from = range.group(1);
        var to = range.group(2);
        if (from.isEmpty()) {
            return to.isEmpty() ? new Whole() : tail(Long.parseLong(to), length);
        }
        var first = Long.parseLong(from);
        var last = to.isEmpty() ? Long.MAX_VALUE : Long.parseLong(to);
        if (last < first) {
            return new Whole();
        }
        return first < length ? new Part((int) first, (int) Math.min(last, length - 1L)) : new Unservable();
    }

    private static ByteRange tail(long count, int length) {
        return count > 0 && length > 0 ? new Part((int) Math.max(0, length - count), length - 1) : new Unservable();
    }
}
