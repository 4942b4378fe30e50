package dev.trunkline.journal.operations;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Cuts pages and reads cursors that are ids. */
final class Pages {

    private static final int LONGEST = 500;

    private Pages() {}

    /** How many rows to read for a page of {@code limit}: one more tells whether there are others. */
    static int rows(int limit) {
        if (limit < 1) {
            throw new InvalidRequestException("limit: " + limit + " (expected: at least 1)");
        }
        return Math.min(limit, LONGEST) + 1;
    }

    static <T> Page<T> cut(List<T> rows, int limit, Function<T, Object> cursor) {
        var size = rows(limit) - 1;
        if (rows.size() <= size) {
            return new Page<>(rows, null);
        }
        var items = rows.subList(0, size);
        return new Page<>(items, cursor.apply(items.getLast()).toString());
    }

    /** The id after which the page begins, for lists that begin with the newest. */
    static long before(Optional<String> cursor) {
        return cursor.map(Pages::id).orElse(Long.MAX_VALUE);
    }

    static long id(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw new InvalidRequestException("cursor: not one of ours (expected: the next of a former page)", e);
        }
    }
}
