package dev.trunkline.journal.operations;

import dev.trunkline.journal.Entry;
import dev.trunkline.journal.engine.Handlers;
import dev.trunkline.journal.operations.ReplayPreview.OfType;
import dev.trunkline.journal.operations.ReplayPreview.StepCount;
import dev.trunkline.journal.query.EntryRows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** Works out what a replay would do. */
final class ReplayPreviews {

    private static final Logger LOG = Logger.getLogger(ReplayPreviews.class);

    /** Entries of a type whose steps are asked for: handlers name them by type, hardly by entry. */
    private static final int SAMPLE = 20;

    private static final String TYPES =
            "select entry.type, count(*) as entries from journal_entry entry where %s group by entry.type order by entry.type";
    private static final String LANES = "select count(distinct entry.lane) from journal_entry entry where %s";
    private static final String STORED = """
            select entry.type, step.name, count(*) as entries
            from journal_entry entry join journal_step step on step.entry_id = coalesce(entry.origin, entry.id)
            where %s and step.state = 'done' group by entry.type, step.name order by entry.type, step.name
            """;
    private static final String OF_TYPE = "select coalesce(entry.origin, entry.id) as origin, " + EntryRows.COLUMNS
            + " from journal_entry entry where %s and entry.type = ? order by entry.id limit " + SAMPLE;

    private final Handlers handlers;

    ReplayPreviews(Handlers handlers) {
        this.handlers = handlers;
    }

    ReplayPreview preview(Connection connection, EntryFilter filter) throws SQLException {
        var finished = ReplayCandidates.finished(connection, filter);
        var unfinished = ReplayCandidates.unfinished(connection, filter);
        var stored = stored(connection, finished);
        var types = new ArrayList<OfType>();
        for (var type : types(connection, finished).entrySet()) {
            types.add(ofType(connection, finished, type, stored.getOrDefault(type.getKey(), Map.of())));
        }
        return new ReplayPreview(
                types.stream().mapToLong(OfType::entries).sum(),
                Sql.number(connection, LANES.formatted(finished.text()), finished.values()),
                ReplayCandidates.count(connection, unfinished),
                types);
    }

    private static Map<String, Long> types(Connection connection, Conditions finished) throws SQLException {
        var types = new TreeMap<String, Long>();
        Sql.list(
                connection,
                TYPES.formatted(finished.text()),
                row -> types.put(row.getString("type"), row.getLong("entries")),
                finished.values());
        return types;
    }

    /** By type and step the number of entries whose result is stored. */
    private static Map<String, Map<String, Long>> stored(Connection connection, Conditions finished)
            throws SQLException {
        var stored = new TreeMap<String, Map<String, Long>>();
        Sql.list(
                connection,
                STORED.formatted(finished.text()),
                row -> stored.computeIfAbsent(row.getString("type"), type -> new LinkedHashMap<>())
                        .put(row.getString("name"), row.getLong("entries")),
                finished.values());
        return stored;
    }

    private OfType ofType(
            Connection connection, Conditions finished, Map.Entry<String, Long> type, Map<String, Long> stored)
            throws SQLException {
        var toRun = named(connection, finished, type.getKey()).stream()
                .map(name -> new StepCount(name, type.getValue() - stored.getOrDefault(name, 0L)))
                .filter(step -> step.entries() > 0)
                .toList();
        var kept = stored.entrySet().stream()
                .map(step -> new StepCount(step.getKey(), step.getValue()))
                .toList();
        return new OfType(type.getKey(), type.getValue(), toRun, kept);
    }

    private Set<String> named(Connection connection, Conditions finished, String type) throws SQLException {
        var handler = handlers.owner(type);
        var names = new LinkedHashSet<String>();
        for (var entry : sample(connection, finished, type)) {
            try {
                names.addAll(handler.stepNames(entry));
            } catch (RuntimeException e) {
                LOG.warnf(e, "steps not named entryId=%d type=%s: left out of the preview", entry.id(), type);
            }
        }
        return names;
    }

    private static List<Entry> sample(Connection connection, Conditions finished, String type) throws SQLException {
        return Sql.list(connection, OF_TYPE.formatted(finished.text()), ReplayPreviews::entry, finished.values(type));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        var view = EntryRows.read(row);
        return new Entry(view.id(), row.getLong("origin"), view.lane(), view.seq(), 1, view.event(), view.appendedAt());
    }
}
