package dev.trunkline.messaging.erasure;

/**
 * How often everybody was asked with more than before: what one service finds, such as a chat beside the number, may be all
 * that another knows.
 *
 * @param number from 1
 * @param found SIDs that were found since, and that nobody was asked with yet
 */
public record Rounds(int number, long found) {

    /** At once; from then on there is another each time that those who left something are asked again. */
    static final int MOST = 3;

    public static final Rounds FIRST = new Rounds(1, 0);

    Rounds finding(long sids) {
        return new Rounds(number, sids);
    }

    /** Everybody is asked with what was found, but for what was found meanwhile. */
    Rounds next(long remaining) {
        return new Rounds(number + 1, remaining);
    }

    /**
     * Whether an answer is one to the latest request. An earlier release does not say which it answers, 0: only the first is
     * sure. Once its service is upgraded it is asked again and says so.
     */
    boolean current(int round) {
        return Math.max(round, FIRST.number) >= number;
    }

    Erasure.State state() {
        if (found == 0) {
            return Erasure.State.DONE;
        }
        return number < MOST ? Erasure.State.PENDING : Erasure.State.INCOMPLETE;
    }
}
