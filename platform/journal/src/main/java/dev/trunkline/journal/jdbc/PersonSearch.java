package dev.trunkline.journal.jdbc;

import dev.trunkline.journal.ConversationLanes;
import dev.trunkline.journal.Mentions;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Walks through the journal for entries about a person, in short transactions. Changes nothing. */
final class PersonSearch {

    private static final int BATCH = 500;
    /** From a number to its messages, from those to sessions, from these to what names no number and no message. */
    private static final int ROUNDS = 3;

    private static final Pattern MESSAGE = Pattern.compile("(?:SM|MM)[0-9a-f]{32}(?![0-9a-f])");

    private static final String PAGE =
            "select coalesce(max(id), 0) from (select id from journal_entry where id > ? order by id limit ?) page";
    /** An entry with all its texts besides the data. */
    private static final String ENTRIES = """
            select id, lane, data, concat_ws(' ', extensions, reason,
                (select string_agg(step.result::text, ' ') from journal_step step where step.entry_id = entry.id),
                (select string_agg(attempt.reason, ' ') from journal_attempt attempt where attempt.entry_id = entry.id),
                (select string_agg(encode(line.previous, 'escape'), ' ') from journal_audit line
                    where line.entry_id = entry.id and line.previous is not null)) as texts,
                coalesce((select jsonb_agg(step.result) from journal_step step where step.entry_id = entry.id), '[]')
                    as results,
                array(select line.previous from journal_audit line
                    where line.entry_id = entry.id and line.previous is not null) as former
            from journal_entry entry
            where id > ? and id <= ? and erased_by is null
            """;
    /** What the database finds is looked at once more: it may be another number. */
    private static final String BY_WORDS = "select * from (" + ENTRIES + """
            ) page where encode(data, 'escape') ~ ? or texts ~ ?
            """;

    private static final String BY_LANES = ENTRIES + " and lane ~ ?";
    private static final String NAMED =
            "select key from journal_lane where key = any(?::text[]) or substring(key from '[^:]*$') = any(?::text[])";

    private final Transactions transactions;

    PersonSearch(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * An entry.
     *
     * @param text all of the entry but its data
     * @param documents its data, as it is and as it was, and results of its steps
     */
    record Found(long id, String lane, byte[] data, String text, List<byte[]> documents) {

        boolean names(Mentions person) {
            return documents.stream().anyMatch(person::named);
        }
    }

    /** Every entry that mentions the person, whosever lane it is in. */
    void mentioning(Mentions person, Consumer<Found> each) {
        if (person.isSearchable()) {
            walk(BY_WORDS, List.of(person.roughPattern(), person.roughPattern()), found -> {
                if (person.in(found.data) || person.in(found.text)) {
                    each.accept(found);
                }
            });
        }
    }

    /**
     * Follows an address to the SIDs that entries of the person's name beside it, and these to further ones. Only entries in
     * lanes of one conversation are followed: elsewhere, SIDs of others stand beside the person's. Nor are those whose texts
     * alone have the address: others may speak of the person.
     */
    Set<String> conversations(Mentions person, ConversationLanes lanes, Collection<String> known) {
        var sids = new HashSet<String>();
        known.forEach(key -> sids.addAll(ConversationLanes.sids(key)));
        mentioning(person, found -> {
            if (person.ownLane(found.lane) || (lanes.has(found.lane) && found.names(person))) {
                sids.addAll(sids(found));
            }
        });
        var followed = 0;
        for (var round = 0; round < ROUNDS && sids.size() > followed; round++) {
            followed = sids.size();
            walk(BY_LANES, List.of(lanes.regex()), found -> {
                var here = sids(found);
                if (here.stream().anyMatch(sids::contains)) {
                    sids.addAll(here);
                }
            });
        }
        var conversations = new HashSet<>(known);
        sids.stream().filter(sid -> !MESSAGE.matcher(sid).matches()).forEach(conversations::add);
        conversations.addAll(transactions.call(connection -> named(connection, lanes, conversations)));
        return conversations;
    }

    private static Set<String> sids(Found found) {
        var sids = new HashSet<>(ConversationLanes.sids(found.lane));
        for (var text : List.of(new String(found.data, StandardCharsets.ISO_8859_1), found.text)) {
            sids.addAll(ConversationLanes.sids(text));
            MESSAGE.matcher(text).results().map(MatchResult::group).forEach(sids::add);
        }
        return sids;
    }

    /** Lanes of the service that are named by one of these, or are one. */
    private static List<String> named(Connection connection, ConversationLanes lanes, Set<String> keys)
            throws SQLException {
        var named = new ArrayList<String>();
        try (var statement = connection.prepareStatement(NAMED)) {
            statement.setArray(1, texts(connection, keys));
            statement.setArray(2, texts(connection, keys));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var key = row.getString(1);
                    if (lanes.has(key)) {
                        named.add(key);
                    }
                }
            }
        }
        return named;
    }

    private void walk(String sql, List<String> regexes, Consumer<Found> each) {
        var reached = 0L;
        for (var last = end(0); last > reached; last = end(reached)) {
            var from = reached;
            var to = last;
            var page = transactions.call(connection -> page(connection, sql, from, to, regexes));
            page.forEach(each);
            reached = last;
        }
    }

    private static List<Found> page(Connection connection, String sql, long after, long last, List<String> regexes)
            throws SQLException {
        var page = new ArrayList<Found>();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, after);
            statement.setLong(2, last);
            for (var index = 0; index < regexes.size(); index++) {
                statement.setString(3 + index, regexes.get(index));
            }
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    page.add(found(row));
                }
            }
        }
        return page;
    }

    private static Found found(ResultSet row) throws SQLException {
        var data = row.getBytes("data");
        var documents = new ArrayList<byte[]>();
        documents.add(data);
        documents.add(row.getString("results").getBytes(StandardCharsets.UTF_8));
        documents.addAll(List.of((byte[][]) row.getArray("former").getArray()));
        return new Found(row.getLong("id"), row.getString("lane"), data, orEmpty(row.getString("texts")), documents);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** The last id of the next page, 0 for none. */
    private long end(long after) {
        return transactions.call(connection -> {
            try (var statement = connection.prepareStatement(PAGE)) {
                statement.setLong(1, after);
                statement.setInt(2, BATCH);
                try (var row = statement.executeQuery()) {
                    return row.next() ? row.getLong(1) : 0L;
                }
            }
        });
    }

    static Array texts(Connection connection, Collection<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }
}
