package dev.trunkline.journal;

import java.time.Duration;
import java.util.List;

/** Rows of a service's own tables that go once they are over for long. Each bean of this kind is swept with the journal's retention. */
public interface OldTables {

    /** How long rows are kept. */
    Duration keep();

    /** In the order in which they go. */
    List<Rows> rows();

    /**
     * Some rows of one table.
     *
     * @param condition in SQL with one parameter, a time: what is older goes
     */
    record Rows(String table, String condition) {}
}
