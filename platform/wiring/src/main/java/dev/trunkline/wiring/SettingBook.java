package dev.trunkline.wiring;

import dev.trunkline.twilio.wiring.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps what was found. Every method runs in the caller's transaction and blocks on the database. */
public interface SettingBook {

    /** Of all wires that ever were, in no order. */
    List<Setting> settings();

    /** What others had set; empty where they had set nothing. */
    Optional<String> previous(String wire, String property);

    void found(Finding finding, Instant at);

    void keepPrevious(String wire, String property, String previous, Instant at);
}
