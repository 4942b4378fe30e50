package dev.trunkline.messaging.inbox.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Whom an agent wants to write to.
 *
 * @param address as Twilio writes it: {@code +14155550123}, {@code whatsapp:+14155550123} or a WhatsApp user id, {@code
 *     messenger:<id>}, {@code rcs:<address>}
 */
public record NewConversation(
        @NotNull(message = "is required") @Pattern(
                regexp = "\\s*(\\+[1-9][0-9]{6,14}|whatsapp:\\+[1-9][0-9]{6,14}|whatsapp:[A-Z]{2}\\.[A-Za-z0-9]{1,128}"
                        + "|messenger:[0-9]{1,64}|rcs:[A-Za-z0-9+._-]{1,128})\\s*",
                message = "must be a number such as +14155550123, or an address such as whatsapp:+14155550123")
        String address) {}
