package dev.trunkline.bridge.drift;

import java.util.Optional;

/** The same for each list of conversations that a sweep reads page by page. Each call is a transaction. */
public interface ListProgress {

    /** The page that is to be read; empty where all have been. */
    Optional<Page> page(String sweep, String list);

    /** @param address empty for the first one */
    record Page(Optional<String> address) {}

    /** Forgets other sweeps. @param next where the next page is; empty after the last */
    void reached(String sweep, String list, Optional<String> next);
}
