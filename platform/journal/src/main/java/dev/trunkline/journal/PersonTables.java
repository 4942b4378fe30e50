package dev.trunkline.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** What a service keeps about people besides its journal. */
public interface PersonTables {

    /** Which lanes of the service's journal belong to one conversation. */
    ConversationLanes conversationLanes();

    /** SIDs of conversations, or keys of their lanes, that the tables join to the person. Changes nothing. */
    Set<String> conversations(Connection connection, Mentions person) throws SQLException;

    /**
     * Deletes or empties what is about the person, in the transaction of the connection. May be repeated.
     *
     * @param conversations SIDs of conversations with the person, and keys of their lanes
     * @return how many rows are about the person and were left, because they are in use
     */
    long erase(Connection connection, Mentions person, Set<String> conversations, JournalErasure.Tally tally)
            throws SQLException;
}
