package dev.trunkline.simulator.agentapp;

import java.util.List;

/**
 * A message as an agent sees it.
 *
 * @param at as Twilio writes it
 */
public record AppMessage(String sid, boolean mine, String author, String body, List<AppFile> media, String at) {

    public AppMessage {
        media = List.copyOf(media);
    }

    /** A file beside the words. */
    public record AppFile(String url, String contentType, String fileName) {}
}
