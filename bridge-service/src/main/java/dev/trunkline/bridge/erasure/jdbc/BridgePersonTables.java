package dev.trunkline.bridge.erasure.jdbc;

import dev.trunkline.journal.ConversationLanes;
import dev.trunkline.journal.JournalErasure;
import dev.trunkline.journal.Mentions;
import dev.trunkline.journal.PersonTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * Authors of copies, members of links, and differences, where they are called by the person's number, or by another name and are
 * the only customer of a link with them; and reasons that name the number, be it as people write it. The texts themselves are not kept. A member who is
 * still there in a link that is not closed stays: without its names the person's next message would not be copied.
 */
@ApplicationScoped
class BridgePersonTables implements PersonTables {

    private static final ConversationLanes LANES = ConversationLanes.of("KC", "CH", "WT");

    private static final String LINKS = """
            select lane, first_conversation, second_conversation from bridge_link link
            where exists (
                    select 1 from bridge_member
                    where link_id = link.id and not agent and (first_identity ~ ? or second_identity ~ ?))
                or exists (
                    select 1 from bridge_message where link_id = link.id and author ~ ? and not exists (
                        select 1 from bridge_member
                        where link_id = link.id and agent and author in (first_identity, second_identity)))
            """;
    /** With one customer alone, who is the person then. */
    private static final String THEIRS = """
            with theirs as (
                select id, lower(state) = 'closed' as closed from bridge_link link
                where (first_conversation = any(?::text[]) or second_conversation = any(?::text[]))
                    and (select count(*) from bridge_member where link_id = link.id and not agent) = 1)
            """;

    private static final String AUTHORS = THEIRS + """
            update bridge_message said set author = 'erased'
            where author ~ ? or (author <> 'erased' and exists (
                select 1 from theirs join bridge_member on bridge_member.link_id = theirs.id and not agent
                where theirs.id = said.link_id and author in (first_identity, second_identity)))
            """;
    private static final String DIFFERENCES = THEIRS + """
            update bridge_drift drift set subject = 'erased-' || id
            where kind like 'member-%' and (subject ~ ? or (subject not like 'erased-%' and exists (
                select 1 from theirs join bridge_member on bridge_member.link_id = theirs.id and not agent
                where theirs.id = drift.link_id and subject in (first_identity, second_identity))))
            """;

    private static final String IS_THEIRS =
            "(first_identity ~ ? or second_identity ~ ? or (not agent and link_id in (select id from theirs)))"
                    + " and first_identity not like 'erased-%' ";
    private static final String MEMBERS = THEIRS
            + "update bridge_member member set first_identity = 'erased-' || id, second_identity = 'erased-' || id where "
            + IS_THEIRS
            + "and (not present or (select lower(state) from bridge_link where id = link_id) = 'closed')";
    private static final String LEFT = THEIRS + "select count(*) from bridge_member where " + IS_THEIRS;

    private static final String MESSAGE_REASONS = "update bridge_message set reason = null where reason ~ ?";
    private static final String LINK_REASONS = "update bridge_link set late_reason = 'erased' where late_reason ~ ?";
    private static final String DRIFT_TEXTS = """
            update bridge_drift set what = regexp_replace(what, ?, 'erased', 'g'),
                reason = case when reason ~ ? then null else reason end
            where what ~ ? or reason ~ ?
            """;

    @Override
    public ConversationLanes conversationLanes() {
        return LANES;
    }

    @Override
    public Set<String> conversations(Connection connection, Mentions person) throws SQLException {
        var found = new HashSet<String>();
        try (var statement = connection.prepareStatement(LINKS)) {
            patterns(statement, 1, 3, person.addressPattern());
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    for (var column = 1; column <= 3; column++) {
                        found.add(row.getString(column));
                    }
                }
            }
        }
        return found;
    }

    /** Members last: by them the others are found. */
    @Override
    public long erase(Connection connection, Mentions person, Set<String> conversations, JournalErasure.Tally tally)
            throws SQLException {
        tally.add("authors", inLinks(connection, AUTHORS, 1, person, conversations));
        tally.add("differences", inLinks(connection, DIFFERENCES, 1, person, conversations));
        tally.add("members", inLinks(connection, MEMBERS, 2, person, conversations));
        tally.add(
                "reasons",
                update(connection, MESSAGE_REASONS, 1, person)
                        + update(connection, LINK_REASONS, 1, person)
                        + update(connection, DRIFT_TEXTS, 4, person));
        try (var left = connection.prepareStatement(LEFT)) {
            inLinks(left, 2, person, conversations);
            try (var row = left.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private static int inLinks(
            Connection connection, String sql, int patterns, Mentions person, Set<String> conversations)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            inLinks(statement, patterns, person, conversations);
            return statement.executeUpdate();
        }
    }

    private static void inLinks(PreparedStatement statement, int patterns, Mentions person, Set<String> conversations)
            throws SQLException {
        var sids = statement.getConnection().createArrayOf("text", conversations.toArray());
        statement.setArray(1, sids);
        statement.setArray(2, sids);
        patterns(statement, 3, patterns, person.addressPattern());
    }

    /** Of texts. */
    private static int update(Connection connection, String sql, int patterns, Mentions person) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            patterns(statement, 1, patterns, person.pattern());
            return statement.executeUpdate();
        }
    }

    private static void patterns(PreparedStatement statement, int from, int count, String pattern) throws SQLException {
        for (var index = from; index < from + count; index++) {
            statement.setString(index, pattern);
        }
    }
}
