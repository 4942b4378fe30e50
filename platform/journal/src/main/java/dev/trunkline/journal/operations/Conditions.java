package dev.trunkline.journal.operations;

import dev.trunkline.journal.query.EntryState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An {@link EntryFilter} as conditions on {@code journal_entry entry}. */
final class Conditions {

    /** Only lanes with work hold waiting entries; found through them, as there is no index on the state. */
    private static final String WAITING = """
            entry.state = 'waiting' and exists (
                select 1 from journal_lane where key = entry.lane and pending and entry.seq >= head)""";

    private final List<String> texts = new ArrayList<>(List.of("true"));
    private final List<Object> values = new ArrayList<>();

    private Conditions() {}

    /** Looks up which ids the filter's times stand for. */
    static Conditions of(Connection connection, EntryFilter filter) throws SQLException {
        var conditions = new Conditions();
        conditions.addIfGiven("entry.id = ?", filter.id());
        conditions.addIfGiven("entry.lane = ?", filter.lane());
        conditions.addType(filter.type());
        conditions.addState(filter.state());
        if (filter.from() != null) {
            conditions.and("entry.appended_at >= ?", filter.from());
            conditions.and("entry.id >= ?", EntriesByTime.firstId(connection, filter.from()));
        }
        if (filter.to() != null) {
            conditions.and("entry.appended_at < ?", filter.to());
            conditions.and("entry.id < ?", EntriesByTime.endId(connection, filter.to()));
        }
        return conditions;
    }

    /** Adds one more. */
    Conditions and(String text, Object... parameters) {
        texts.add(text);
        Collections.addAll(values, parameters);
        return this;
    }

    /** To stand behind {@code where}. */
    String text() {
        return "(" + String.join(") and (", texts) + ")";
    }

    /** Its parameters, followed by more. */
    List<Object> values(Object... further) {
        var all = new ArrayList<>(values);
        Collections.addAll(all, further);
        return all;
    }

    private void addIfGiven(String text, @Nullable Object value) {
        if (value != null) {
            and(text, value);
        }
    }

    private void addType(@Nullable String type) {
        if (type != null && type.endsWith("*")) {
            and("starts_with(entry.type, ?)", type.substring(0, type.length() - 1));
        } else {
            addIfGiven("entry.type = ?", type);
        }
    }

    private void addState(@Nullable EntryState state) {
        if (state != null) {
            and(
                    switch (state) {
                        case WAITING -> WAITING;
                        case DONE -> "entry.state = 'done'";
                        case PARKED -> "entry.parked";
                        case SKIPPED -> "entry.skipped";
                    });
        }
    }
}
