package dev.trunkline.journal;

import java.sql.Connection;
import java.sql.SQLException;

/** What a service keeps about people besides its journal. */
@FunctionalInterface
public interface PersonTables {

    /**
     * Deletes or empties what is about the person, in the transaction of the connection. May be repeated.
     *
     * @return how many rows mention the person and were left, because they are in use
     */
    long erase(Connection connection, Mentions person, JournalErasure.Tally tally) throws SQLException;
}
