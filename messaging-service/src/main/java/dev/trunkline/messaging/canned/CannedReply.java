package dev.trunkline.messaging.canned;

import java.util.UUID;

/**
 * A text that agents need often.
 *
 * @param title what they find it by
 * @param text with placeholders such as <code>{{name}}</code>, which the composer fills in
 * @param version grows with every change
 */
public record CannedReply(UUID id, String title, String text, long version) {}
