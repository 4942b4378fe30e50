package dev.trunkline.journal.operations;

/**
 * What taking in a topic's records again would do.
 *
 * @param missing records that would be appended
 * @param lanes in so many lanes
 * @param known records whose event the journal has
 * @param notOurs records that are not this service's business
 */
public record TopicPreview(long missing, long lanes, long known, long notOurs) {}
