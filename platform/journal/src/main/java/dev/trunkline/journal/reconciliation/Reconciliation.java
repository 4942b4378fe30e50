package dev.trunkline.journal.reconciliation;

import java.time.Instant;

/**
 * A service's comparison with its provider: lists what the provider has of a time range, and appends whatever the service
 * lacks to the journal, in the lanes of the events that should have told it. The appended entries have event ids that
 * derive from the provider's, so that a repeated comparison, on this instance or another, appends nothing twice; they are
 * handled by the code that handles the provider's events, so that one which comes late after all changes nothing.
 */
@FunctionalInterface
public interface Reconciliation {

    /**
     * Compares. Blocks for as long as the provider takes, holding no transaction meanwhile; what was found before a
     * failure stays appended and told.
     *
     * @param from the provider's date of what is compared, included
     * @param to excluded; far enough back that events about it are no longer on their way
     * @param findings is told of each difference as it is appended
     * @throws Exception where the provider or the database failed: the sweep is tried again
     */
    void compare(Instant from, Instant to, Findings findings) throws Exception;

    /** Takes down what a comparison finds. */
    interface Findings {

        /** Who asked for the comparison; {@value ReconciliationReport#SCHEDULE} where nobody did. */
        default String by() {
            return ReconciliationReport.SCHEDULE;
        }

        /** So many of the provider's items have been compared. */
        void compared(int items);

        /**
         * The provider has an item that we did not know of, and it has been appended. Not told of what an earlier sweep had
         * appended: that is on its way, or parked and waits for an operator.
         *
         * @param sid the provider's id
         * @param what in words for people
         */
        void missing(String sid, String what);

        /** The provider's item is in another state than ours, and that has been appended. The parameters as above. */
        void changed(String sid, String what);
    }
}
