package dev.trunkline.journal;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Takes what is about one person out of the journal. An entry stays as an empty mark with its event id, so that the same
 * event is still known when a topic is read again or the provider repeats it; it can neither run nor be replayed.
 */
public interface JournalErasure {

    /**
     * SIDs of conversations that are about the person, and keys of the lanes of such conversations: those known, and what the
     * entries that name the person in a field name beside them; not where others speak of the person in a text. Changes nothing;
     * once entries have been emptied, they lead nowhere.
     *
     * @param lanes which of the service's lanes belong to one conversation
     * @param known SIDs or keys that are known already
     */
    Set<String> conversations(Mentions person, ConversationLanes lanes, Collection<String> known);

    /**
     * Empties finished entries that mention the person in lanes not their own, and all finished entries of some lanes, with
     * their steps and attempts. One that is not finished yet is emptied by the journal's retention once it is. Short
     * transactions of its own; may be repeated.
     *
     * @param erasure names the erasure, without personal data
     * @param lanes of conversations with the person, see {@link #conversations}
     * @return how many entries were left, because they are not finished yet
     */
    long eraseMentions(String erasure, Mentions person, Collection<String> lanes, Tally tally);

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

        /** Several at once, which one transaction erased. */
        default void addAll(Map<String, Long> counts) {
            counts.forEach(this::add);
        }
    }
}
