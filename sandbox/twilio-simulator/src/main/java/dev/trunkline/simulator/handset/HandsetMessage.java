package dev.trunkline.simulator.handset;

import java.time.Instant;
import java.util.List;

/**
 * A message as the customer sees it.
 *
 * @param mine written by the customer
 * @param status in Twilio's words: {@code received} for the customer's own, {@code queued} to {@code read} for ours
 */
public record HandsetMessage(
        String sid,
        boolean mine,
        String customer,
        String ours,
        String body,
        List<Picture> media,
        String status,
        Instant at) {

    public HandsetMessage {
        media = List.copyOf(media);
    }

    /** @param url shows it without credentials */
    public record Picture(String url, String contentType, String fileName) {}
}
