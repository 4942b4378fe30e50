package dev.trunkline.acceptance.failures;

import java.util.List;

/** What goes wrong in a run. */
enum FaultType {
    KILL_MESSAGING,
    STOP_KAFKA,
    KILL_INGRESS,
    CRASH_POSTGRES,
    FREEZE_MESSAGING,
    TWILIO_TIMEOUT_AFTER_WORK,
    KILL_GATEWAY,
    CUT_LINES,
    FILL_SPOOL,
    TWILIO_429,
    FREEZE_KAFKA_LINE,
    WEBHOOKS_DUPLICATED,
    CUT_KAFKA_LINE,
    TWILIO_5XX,
    FREEZE_INGRESS,
    DELAY_POSTGRES_LINE,
    WEBHOOKS_REORDERED,
    FREEZE_POSTGRES_LINE,
    TWILIO_HANGS,
    WEBHOOKS_WITHHELD,
    CUT_POSTGRES_LINE,
    DELAY_KAFKA_LINE;

    /** Those that a short run is made of: each of the parts fails once. */
    static final List<FaultType> ESSENTIAL = List.of(values()).subList(0, 8);
}
