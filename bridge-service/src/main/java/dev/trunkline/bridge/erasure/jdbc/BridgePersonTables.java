package dev.trunkline.bridge.erasure.jdbc;

import dev.trunkline.journal.JournalErasure;
import dev.trunkline.journal.Mentions;
import dev.trunkline.journal.PersonTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Authors of copies, members of links, and differences of members, where they are called by the person's number. The texts themselves are not kept.
 * A member who is still there in a link that is not closed stays: without its names the person's next message would not be copied.
 */
@ApplicationScoped
class BridgePersonTables implements PersonTables {

    private static final String AUTHORS = "update bridge_message set author = 'erased' where author ~ ?";
    private static final String MEMBERS = """
            update bridge_member member set first_identity = 'erased-' || id, second_identity = 'erased-' || id
            where (first_identity ~ ? or second_identity ~ ?)
                and (not present or (select lower(state) from bridge_link where id = link_id) = 'closed')
            """;
    private static final String DIFFERENCES =
            "update bridge_drift set subject = 'erased-' || id where kind like 'member-%' and subject ~ ?";
    private static final String LEFT =
            "select count(*) from bridge_member where first_identity ~ ? or second_identity ~ ?";

    @Override
    public long erase(Connection connection, Mentions person, JournalErasure.Tally tally) throws SQLException {
        var pattern = person.pattern();
        if (pattern.isEmpty()) {
            return 0;
        }
        try (var authors = connection.prepareStatement(AUTHORS);
                var members = connection.prepareStatement(MEMBERS);
                var differences = connection.prepareStatement(DIFFERENCES);
                var left = connection.prepareStatement(LEFT)) {
            authors.setString(1, pattern.get());
            tally.add("authors", authors.executeUpdate());
            members.setString(1, pattern.get());
            members.setString(2, pattern.get());
            tally.add("members", members.executeUpdate());
            differences.setString(1, pattern.get());
            tally.add("differences", differences.executeUpdate());
            left.setString(1, pattern.get());
            left.setString(2, pattern.get());
            try (var row = left.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
