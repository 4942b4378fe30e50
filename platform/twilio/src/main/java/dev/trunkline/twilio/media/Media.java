package dev.trunkline.twilio.media;

/**
 * A file that a customer sent.
 *
 * @param contentType as Twilio names it; a claim of the sender, not a fact
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes are passed through, never compared.
public record Media(String contentType, byte[] bytes) {}
