package dev.trunkline.bridge.link;

/** The two workspaces of a pair. */
public enum Side {
    /** Flex: it leads, its closing and its agents count. */
    FIRST,
    /** The second agent workspace. */
    SECOND;

    public Side other() {
        return this == FIRST ? SECOND : FIRST;
    }
}
