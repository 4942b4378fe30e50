package dev.trunkline.messaging.templates;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The templates as we last saw them at Twilio. Every method runs in the caller's transaction and blocks on the database. */
public interface Templates {

    Optional<Template> bySid(String account, String sid);

    /** By name. */
    List<Template> all(String account);

    /** When all of them were last read at Twilio; empty before the first time. */
    Optional<Instant> readAt(String account);

    /** Makes what was read at a time all that there is. */
    void replace(String account, List<Template> templates, Instant at);
}
