package dev.trunkline.gateway.stream;

import dev.trunkline.contracts.update.UpdateArea;

/** Hears of everything that is new in the window, in order, from one thread. */
public interface UpdateListener {

    /** Updates were added. */
    void added(UpdateLog.Batch batch);

    /** A record was passed over because it is no update. */
    void malformed(UpdateArea area);

    /** A record was passed over because it repeats an update. */
    void repeated(UpdateArea area);

    /** Updates of this area were deleted before they were read: its readers must load anew. */
    void lost(UpdateArea area);
}
