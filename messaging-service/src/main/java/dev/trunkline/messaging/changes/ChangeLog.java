package dev.trunkline.messaging.changes;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps who changed what. Every method runs in the caller's transaction and blocks on the database. */
public interface ChangeLog {

    /**
     * @param before null where it was not there
     * @param after null where it is no more
     */
    void record(String who, String what, UUID item, @Nullable Object before, @Nullable Object after);

    /** Newest first. */
    List<Change> newest(String what, int limit);
}
