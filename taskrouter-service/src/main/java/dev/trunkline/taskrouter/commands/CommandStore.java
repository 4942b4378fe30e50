package dev.trunkline.taskrouter.commands;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of commands. Every call joins the running transaction, or has one of its own. */
public interface CommandStore {

    /**
     * Keeps a command as pending; one that is known stays as it is.
     *
     * @param kind what is wanted, such as {@code wrap-up}
     * @param subject sid of what it is wanted of
     */
    void add(UUID id, String kind, String subject, String by);

    /** Changes what became of it, unless it is settled. */
    void settle(UUID id, String state, @Nullable Integer code, @Nullable String reason);

    Optional<Outcome> find(UUID id);
}
