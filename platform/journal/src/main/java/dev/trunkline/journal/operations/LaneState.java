package dev.trunkline.journal.operations;

/** Whether a lane runs. */
public enum LaneState {
    READY,
    /** Waits behind a parked entry until someone has dealt with it. */
    PARKED,
    /** An operator keeps it from running. */
    HELD
}
