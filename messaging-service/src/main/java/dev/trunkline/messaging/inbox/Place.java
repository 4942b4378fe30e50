package dev.trunkline.messaging.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a message that was recovered late belongs.
 *
 * @param at Twilio's date, which has no fractions of a second
 * @param follows SID of the message before it by Twilio's list; null where there is none
 * @param precedes SID of a message behind it by Twilio's list; null where there is none
 */
public record Place(
        Instant at, @Nullable String follows, @Nullable String precedes) {}
