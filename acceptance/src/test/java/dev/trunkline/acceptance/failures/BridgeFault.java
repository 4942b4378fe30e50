package dev.trunkline.acceptance.failures;

/** What goes wrong between two workspaces. */
enum BridgeFault {
    FIRST_SIDE_DOWN,
    KILL_BRIDGE,
    SECOND_SIDE_429,
    FREEZE_BRIDGE,
    FIRST_SIDE_HANGS,
    TIMEOUT_AFTER_WORK,
    SECOND_SIDE_DOWN,
    KILL_OTHER_BRIDGE,
    FIRST_SIDE_429,
    FREEZE_OTHER_BRIDGE,
    SECOND_SIDE_HANGS,
    CONNECTIONS_CUT
}
