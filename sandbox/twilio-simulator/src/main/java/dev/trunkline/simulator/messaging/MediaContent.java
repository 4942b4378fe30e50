package dev.trunkline.simulator.messaging;

/**
 * A file on its way into a message.
 *
 * @param fileName as the customer's phone calls it
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes are stored, never compared.
public record MediaContent(String contentType, String fileName, byte[] bytes) {}
