package dev.trunkline.journal;

import java.util.Collection;

/**
 * Takes what is about one person out of the journal. An entry stays as an empty mark with its event id, so that the same
 * event is still known when a topic is read again or the provider repeats it; it can neither run nor be replayed.
 */
public interface JournalErasure {

    /**
     * Empties finished entries of others' lanes that mention the person, with their steps and attempts. Walks through the
     * whole journal in short transactions of its own and may be repeated.
     *
     * @param erasure names the erasure, without personal data
     * @return how many entries mention the person and were left, because they are not finished yet
     */
    long eraseMentions(String erasure, Mentions person, Tally tally);

    /**
     * Empties every entry of the person's own lanes. Those that wait, are parked or are being handled will not run: what a
     * worker that is at one of them still writes is void. The lanes go, with an operator's hold on them, and so do records
     * of the outbox that were not published yet. Audit lines stay without the lanes' names and without the entries' former
     * data. Joins the caller's transaction and keeps the lanes locked, so that nothing of the person comes in before it ends.
     *
     * @param outboxKeys keys of records that are about the person, besides the lanes
     */
    void eraseLanes(String erasure, Mentions person, Collection<String> outboxKeys, Tally tally);

    /** Counts what was erased, in the transaction that erases it. */
    @FunctionalInterface
    interface Tally {
        /** @param what such as {@code journalEntries} */
        void add(String what, long count);
    }
}
