package dev.trunkline.taskrouter.commands;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command.
 *
 * @param state {@code pending}, {@code done}, {@code refused} or {@code stuck} (an operator has to look)
 * @param code Twilio's error code
 * @param reason in words, why it was refused, is late or stuck
 */
public record Outcome(
        UUID id,
        String state,
        @Nullable Integer code,
        @Nullable String reason) {

    public static final String PENDING = "pending";
    public static final String DONE = "done";
    public static final String REFUSED = "refused";
    public static final String STUCK = "stuck";

    public boolean isOpen() {
        return state.equals(PENDING);
    }
}
