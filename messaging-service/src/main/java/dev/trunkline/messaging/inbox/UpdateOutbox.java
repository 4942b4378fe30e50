package dev.trunkline.messaging.inbox;

import dev.trunkline.contracts.update.Update;

/** Publishes updates of any feature in the transaction that changes what they tell of. */
public interface UpdateOutbox {

    /**
     * @param place what changed, below {@code /messaging/}; becomes the event's source
     * @param account SID of the account that it belongs to
     */
    void publish(Update update, String place, String account, Cause cause);
}
