package dev.trunkline.bridge.link;

import java.util.Locale;

/** The two workspaces of a pair. */
public enum Side {
    /** Flex: it leads, its closing and its agents count. */
    FIRST,
    /** The second agent workspace. */
    SECOND;

    /** The name in the database and towards clients. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Side other() {
        return this == FIRST ? SECOND : FIRST;
    }
}
