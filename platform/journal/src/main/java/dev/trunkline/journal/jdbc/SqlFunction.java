package dev.trunkline.journal.jdbc;

import java.sql.SQLException;

/** Work that needs a connection. */
@FunctionalInterface
public interface SqlFunction<A, T> {
    T apply(A connection) throws SQLException;
}
