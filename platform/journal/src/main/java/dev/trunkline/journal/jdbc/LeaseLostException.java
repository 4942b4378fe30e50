package dev.trunkline.journal.jdbc;

/**
 * Another worker has claimed the lane since: whatever this one still wants to write is void. The message does not name the lane,
 * which may be a phone number, as it is logged.
 */
public final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LeaseLostException(LaneLease lease) {
        super("lease lost: entryId=" + lease.entry().id() + " epoch=" + lease.epoch()
                + "; another worker has taken over, nothing to do");
    }
}
