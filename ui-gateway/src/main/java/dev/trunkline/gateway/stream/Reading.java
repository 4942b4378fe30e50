package dev.trunkline.gateway.stream;

import java.util.List;

/** What the window has for a cursor. */
public sealed interface Reading {

    /**
     * Everything up to now.
     *
     * @param head number of the last update in the window; what comes later has a greater one
     * @param cursor where the reader stands after these
     */
    record Complete(List<Frame> frames, Cursor cursor, long head) implements Reading {}

    /** As much as was asked for; more is there. */
    record Part(List<Frame> frames, Cursor cursor) implements Reading {}

    /** The window begins later: Kafka has what lies between. */
    record Older(Cursor until) implements Reading {}

    /** The cursor is ahead of us: another gateway has read further, or the topic is not the one it was. */
    record Ahead() implements Reading {}

    /** We have not read Kafka's positions yet. */
    record NotReady() implements Reading {}
}
