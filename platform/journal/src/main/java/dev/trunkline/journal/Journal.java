package dev.trunkline.journal;

import java.util.List;

/** The way into the journal: whatever changes the world is an entry first. */
public interface Journal {

    /**
     * Appends entries, each at the end of its lane. Joins the caller's transaction where there is one, else uses one of
     * its own; an entry whose event id is known already is skipped. Blocks on the database.
     *
     * <p>Locks the lanes: within a transaction of your own append first, then touch other rows, as a {@link Completion}
     * finds its lane locked before it begins. The other way round two transactions can wait for each other.
     *
     * @return how many were new and how many were known already
     */
    Appended append(List<NewEntry> entries);

    /** @param repeated entries skipped because their event id was known */
    record Appended(int added, int repeated) {}
}
