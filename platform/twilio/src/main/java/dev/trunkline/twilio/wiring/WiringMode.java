package dev.trunkline.twilio.wiring;

/** What a service does by itself about its settings at Twilio. */
public enum WiringMode {
    /** Nothing, and nothing on demand either. */
    OFF,
    /** Reports drift; mends it when an operator asks. */
    CHECK,
    /** Mends drift when it starts and whenever it finds some. */
    APPLY
}
