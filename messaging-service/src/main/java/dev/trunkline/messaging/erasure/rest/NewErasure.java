package dev.trunkline.messaging.erasure.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * @param address any of the person's, as Twilio writes it
 * @param reason stays in the receipt
 */
public record NewErasure(
        @NotBlank(message = "is required") @Size(max = 200, message = "must be at most 200 characters") @Pattern(regexp = "\\P{Cntrl}*", message = "must be one line without control characters") String address,

        @NotBlank(message = "is required") @Size(max = 500, message = "must be at most 500 characters") @Pattern(regexp = "\\P{Cntrl}*", message = "must be one line without control characters") String reason) {}
