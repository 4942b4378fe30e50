package dev.trunkline.twilio.signature;

import org.jspecify.annotations.Nullable;

/**
 * A request as the signature sees it.
 *
 * @param method HTTP method, upper case
 * @param url the public URL as configured at Twilio, with the raw query as received
 * @param contentType media type, parameters included; null where there was none
 * @param body exactly as received
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes are hashed, never compared.
public record SignedRequest(
        String method, String url, @Nullable String contentType, byte[] body) {}
