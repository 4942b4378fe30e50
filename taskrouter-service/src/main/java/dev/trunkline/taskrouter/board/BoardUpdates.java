package dev.trunkline.taskrouter.board;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.update.Update;

/** Tells browsers, in the running transaction. */
public interface BoardUpdates {

    /** @param account {@code AC...} */
    void tell(Update update, String account, CloudEvent cause);
}
